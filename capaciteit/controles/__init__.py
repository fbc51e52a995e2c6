from . import balans, herkomst, plaatsen

__all__ = ["balans", "herkomst", "plaatsen"]
