"""What this module needs from others: who acts. `identity` is its neighbour, so it is a Protocol."""

from typing import Protocol


class Actor(Protocol):
    """Who publishes the parameters of the law."""

    @property
    def reference(self) -> str:
        """What the journal writes, without personal data."""
        ...

    def require(self, permission: str, *, agency_code: str) -> None:
        """Raises NotPermitted unless the right is held in that agency."""
        ...
