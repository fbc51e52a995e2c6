"""Scenario's: what would happen to a path if; the adopted path itself is never touched."""
