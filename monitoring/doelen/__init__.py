"""Targets and paths: how fast it goes, how fast it must go, and what each region adds."""
