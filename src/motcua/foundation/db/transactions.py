"""A transaction of which everything counts or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """A transaction whose inner ones set no savepoints: whatever is refused undoes all of it.

    Each savepoint costs two messages to the database, which buy nothing where a refusal is passed
    on. Code inside must not go on after one: the next statement would be refused too.
    """
    with transaction.atomic():
        features = connection.features
        before = features.uses_savepoints
        features.uses_savepoints = False
        try:
            yield
        finally:
            features.uses_savepoints = before
