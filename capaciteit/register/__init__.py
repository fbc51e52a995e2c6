"""The register of locations and facilities: who changes what, from when on, in whose source.

Every action asks the rule ``register_bijhouden`` itself, locks what it changes, and writes in the
source of the organisation on whose behalf the user acts. Nothing is overwritten: a facility has
versions and states with a date, in the past or planned; a wrong one is taken back and stays.
"""
