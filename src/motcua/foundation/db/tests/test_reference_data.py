"""What a process keeps of reference data, and when it forgets it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction

from motcua.foundation.db import reference_data
from motcua.foundation.db.reference_data import ReferenceCache, apart


class Data:
    """A token that a test changes, and how often it was asked for."""

    def __init__(self):
        self.token, self.asked_count = uuid4(), 0

    def now(self):
        self.asked_count += 1
        return self.token


@pytest.fixture
def clock(monkeypatch):
    """Seconds that a test moves."""
    seconds = [100.0]
    monkeypatch.setattr(reference_data.time, "monotonic", lambda: seconds[0])
    return seconds


def test_an_answer_is_built_once_per_token(clock):
    data, built = Data(), []
    cache = ReferenceCache(data.now, seconds_max=0)
    for _ in range(3):
        assert cache.get("key", lambda: built.append(1) or len(built)) == 1
    data.token = uuid4()
    assert cache.get("key", lambda: built.append(1) or len(built)) == 2


def test_the_token_is_asked_for_again_after_its_time(clock):
    data = Data()
    cache = ReferenceCache(data.now, seconds_max=2)
    cache.get("key", lambda: "old")
    data.token = uuid4()
    clock[0] += 1.9
    assert cache.get("key", lambda: "new") == "old"
    assert data.asked_count == 1
    clock[0] += 0.1
    assert cache.get("key", lambda: "new") == "new"


def test_before_the_first_publication_nothing_is_kept(clock):
    cache = ReferenceCache(lambda: None, seconds_max=0)
    assert cache.get("key", lambda: "one") == "one"
    assert cache.get("key", lambda: "two") == "two"
    assert cache.edition().version == ""


def test_a_full_edition_is_emptied_and_never_grows_past_its_limit(clock, monkeypatch):
    monkeypatch.setattr(reference_data, "ENTRIES_MAX", 3)
    edition = ReferenceCache(Data().now, seconds_max=0).edition()
    for number in range(10):
        assert edition.get(number, lambda number=number: number) == number
        assert len(edition._entries) <= 3


def test_what_fails_to_build_is_not_kept(clock):
    cache = ReferenceCache(Data().now, seconds_max=0)

    def fail():
        raise LookupError

    with pytest.raises(LookupError):
        cache.get("key", fail)
    assert cache.get("key", lambda: "well") == "well"


@pytest.mark.django_db
def test_what_is_built_apart_is_seen_by_nobody_else(clock):
    """A publication that is tried and taken back: the others go on with what they have."""
    version = apps.get_model("catalogue", "CatalogueVersion")
    version.lock().renew(at=None)
    cache = ReferenceCache(version.current, seconds_max=3600)
    assert cache.get("key", lambda: "before") == "before"
    with apart():
        assert cache.get("key", lambda: "own") == "own"
        with transaction.atomic():
            version.lock().renew(at=None)
            assert cache.get("key", lambda: "tried") == "tried"
            assert cache.get("key", lambda: "again") == "tried"
            transaction.set_rollback(True)
    assert cache.get("key", lambda: "after") == "before"
    clock[0] += 3600
    assert cache.get("key", lambda: "after") == "before"


def test_apart_the_token_is_asked_for_once(clock):
    data = Data()
    cache = ReferenceCache(data.now, seconds_max=0)
    with apart():
        for _ in range(3):
            cache.get("key", lambda: "built")
    assert data.asked_count == 1


@pytest.mark.django_db
def test_a_version_row_is_made_locked_and_renewed():
    version = apps.get_model("catalogue", "CatalogueVersion")
    version.objects.all().delete()
    assert version.current() is None
    first = version.lock()
    assert version.current() == first.token
    version.lock().renew(at=None)
    assert version.current() != first.token
    assert version.objects.count() == 1


@pytest.mark.django_db
def test_the_moment_of_a_publication_never_goes_back():
    version = apps.get_model("catalogue", "CatalogueVersion")
    version.objects.all().delete()
    early, late = datetime(2026, 11, 19, tzinfo=UTC), datetime(2026, 11, 26, tzinfo=UTC)
    for at, expected in ((early, early), (late, late), (early, late)):
        version.lock().renew(at=at)
        assert version.objects.get().published_at == expected
