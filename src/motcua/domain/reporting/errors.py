"""What the module refuses."""

from motcua.foundation.errors import NotPermitted


class NoFigures(NotPermitted):
    """No agency's figures are open to this person."""
