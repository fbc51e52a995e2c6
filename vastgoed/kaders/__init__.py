"""Versions of an assessment framework: copy, edit, compare, set in force, and the way back."""
