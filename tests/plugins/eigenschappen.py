"""Property-based tests: no time limit per example, for a busy machine is not a failure."""

from hypothesis import settings

settings.register_profile("jeugdzorg", deadline=None)
settings.load_profile("jeugdzorg")
