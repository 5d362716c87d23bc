"""Acts on packages."""

from .import_package import import_package

__all__ = ["import_package"]
