"""What may be done with internal processes."""

from .draw_process import draw_process
from .publish_process import publish_process
from .save_process import save_process
from .withdraw_process import withdraw_process

__all__ = ["draw_process", "publish_process", "save_process", "withdraw_process"]
