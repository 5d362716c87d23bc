"""Questions about internal processes."""

from .gate import gate_context, hours_per_unit
from .versions import (
    draft_of,
    latest_versions,
    may_draw,
    may_publish,
    process_in_force,
    process_version,
    versions_of,
)

__all__ = [
    "draft_of",
    "gate_context",
    "hours_per_unit",
    "latest_versions",
    "may_draw",
    "may_publish",
    "process_in_force",
    "process_version",
    "versions_of",
]
