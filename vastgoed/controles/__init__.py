from . import bedragen, termijnen, totalen

__all__ = ["bedragen", "termijnen", "totalen"]
