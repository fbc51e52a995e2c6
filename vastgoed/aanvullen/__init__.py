"""Supplement requests: drafting them from what reviewers ask, answering, and what came back.

Sending, withdrawing and handing in are steps of the workflow (``vastgoed.verloop``).
"""
