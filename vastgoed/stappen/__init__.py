"""What the steps of the workflow need and do: guards, input, terms, effects, bookings.

``vastgoed.werkstroom`` says which steps there are; ``vastgoed.verloop`` takes them.
"""
