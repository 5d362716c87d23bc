"""Values of cells as a reader sees them."""

from decimal import Decimal


def number_words(value: float) -> str:
    """A comma before the fraction, no tail of noughts: `0,5`, `12`."""
    words = f"{Decimal(str(value)):f}"
    return (words.rstrip("0").rstrip(".") if "." in words else words).replace(".", ",")


def plain_words(value: str, *, characters_max: int) -> str:
    """Words apart by one space, lines as they are broken."""
    broken = value[:characters_max].replace("\r\n", "\n").replace("_x000D_", "")
    return "\n".join(" ".join(line.split()) for line in broken.split("\n")).strip()
