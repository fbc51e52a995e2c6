"""Indicators as data: what they mean, who follows them, and their values over time."""
