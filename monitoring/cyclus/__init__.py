"""The half-yearly cycle of an area: its workflow, its dates, what is in the way, and its parts."""
