from . import herkomst, plaatsen

__all__ = ["herkomst", "plaatsen"]
