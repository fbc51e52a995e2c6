from . import kerncijfers, vergaderingen

__all__ = ["kerncijfers", "vergaderingen"]
