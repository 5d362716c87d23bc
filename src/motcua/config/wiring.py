"""Who is told what: fact → subscribers, port → adapter. The one place that knows everything."""


def connect() -> None:
    """Called once, when every room has loaded."""
