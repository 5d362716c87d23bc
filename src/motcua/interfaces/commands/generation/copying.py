"""Lines of COPY in PostgreSQL's text format."""

NULL = "\\N"
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def escaped(text: str) -> str:
    """A text as it stands in a line."""
    return text.translate(_ESCAPED)
