"""Reviewing a plan: judgments, handing them in, side by side, together, and the advice."""
