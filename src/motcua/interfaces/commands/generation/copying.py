"""Lines of COPY in PostgreSQL's text format."""

NULL = "\\N"


def escaped(text: str) -> str:
    """A text as it stands in a line."""
    # Four times `replace` is ten times as fast as one `translate` of a text with accents.
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
