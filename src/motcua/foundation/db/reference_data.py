"""Reference data change seldom and are read by everybody: how they are published and kept at hand.

A module with reference data has one `DataVersion` row. A publication locks it, so that publications
of one module follow each other, and gives it a new token when something changed. Readers keep what
they built in their process as long as the token is the same.
"""

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Self, TypeVar, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

Built = TypeVar("Built")
ENTRIES_MAX = 4_096  # per cache; a full cache is emptied rather than tended
_apart: ContextVar["dict[int, Edition] | None"] = ContextVar("reference_data_apart", default=None)


@contextmanager
def apart() -> Iterator[None]:
    """Inside, nothing is taken from what the process keeps, and nothing is put there.

    For who publishes, looks at what would then be, and takes it back: readers beside never see it.
    What others publish meanwhile is not seen here; what is published here is, at once.
    """
    reset = _apart.set({})
    try:
        yield
    finally:
        _apart.reset(reset)


class DataVersion(models.Model):
    """The one row of a module that changes whenever its reference data change."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField(default=uuid4)
    published_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @classmethod
    def current(cls) -> UUID | None:
        """The token now. One query by primary key; None before the first publication."""
        return cls._default_manager.filter(pk=1).values_list("token", flat=True).first()

    @classmethod
    def lock(cls) -> Self:
        """The row, locked until the transaction ends, made if it is not there."""
        cls._default_manager.bulk_create([cls(pk=1)], ignore_conflicts=True)
        return cls._default_manager.select_for_update().get(pk=1)

    def renew(self, *, at: datetime) -> None:
        """Tell every reader that the data have changed. The moment never goes back: what was known
        stays known, though one machine's clock be behind another's."""
        self.token = uuid4()
        self.published_at = max(filter(None, (self.published_at, at)), default=None)
        self.save(update_fields=["token", "published_at"])
        if (own := _apart.get()) is not None:
            own.clear()


class Edition:
    """What one process has built from one version of reference data."""

    def __init__(self, token: UUID | None) -> None:
        self.token = token
        self._entries: dict[Hashable, Any] = {}

    @property
    def version(self) -> str:
        """The token as text; empty before the first publication."""
        return str(self.token or "")

    def get(self, key: Hashable, build: Callable[[], Built]) -> Built:
        """What `build` gives for `key`, built once."""
        try:
            return cast("Built", self._entries[key])
        except KeyError:
            if len(self._entries) >= ENTRIES_MAX:
                self._entries = {}
            built = self._entries[key] = build()
            return built


class ReferenceCache:
    """The edition of reference data that is in force, forgotten when their token changes.

    The token is asked for again after `seconds_max`; 0 asks every time and is always exact. Within
    that time another process's publication may not be seen yet, as if it had come a moment later.
    """

    def __init__(
        self, token_now: Callable[[], UUID | None], *, seconds_max: float | None = None
    ) -> None:
        self._token_now = token_now
        self._seconds_max = seconds_max
        self._edition = Edition(None)
        self._checked_at = float("-inf")

    def edition(self) -> Edition:
        """The edition in force. One query by primary key, or none within `seconds_max`."""
        if (own := _apart.get()) is not None:
            return self._edition_apart(own)
        seconds_max = self._seconds_max
        if seconds_max is None:
            seconds_max = settings.REFERENCE_CACHE_SECONDS
        asked_at = time.monotonic()
        if asked_at - self._checked_at >= seconds_max:
            token = self._token_now()
            if token is None or token != self._edition.token:
                self._edition = Edition(token)
            self._checked_at = asked_at
        return self._edition

    def _edition_apart(self, own: dict[int, Edition]) -> Edition:
        """The same until something is published here (`DataVersion.renew`)."""
        found = own.get(id(self))
        if found is None:
            found = Edition(self._token_now())
            if found.token is not None:
                own[id(self)] = found
        return found

    def get(self, key: Hashable, build: Callable[[], Built]) -> Built:
        """What `build` gives for `key` in the edition in force."""
        return self.edition().get(key, build)
