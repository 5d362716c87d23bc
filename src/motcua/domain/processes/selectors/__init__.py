"""Questions about internal processes."""

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
    "latest_versions",
    "may_draw",
    "may_publish",
    "process_in_force",
    "process_version",
    "versions_of",
]
