from . import instroom, paden, pro_rata

__all__ = ["instroom", "paden", "pro_rata"]
