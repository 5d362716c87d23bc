"""Entries become findable at once, are replaced whole, and are found only on their days."""

from datetime import UTC, date, datetime

import pytest

from motcua.domain.search import models
from motcua.domain.search.actions import index_entries
from motcua.domain.search.selectors import find
from motcua.domain.search.values import Entry, Part, Passage
from motcua.foundation.journal.models import Entry as JournalRow

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 25)


def entry(key="cay", title="Trồng cây bàng", **facts):
    passages = (Passage(Part.NAME, title), *facts.pop("passages", ()))
    return Entry(key=key, title=title, passages=passages, **facts)


def index(*entries, keys=None):
    keys = keys or {each.key for each in entries}
    return index_entries(kind="tree", keys=keys, entries=entries, by="test", at=AT)


def found(text, day=DAY):
    return [hit.key for hit in find(text, kind="tree", day=day).hits]


def test_an_entry_is_found_by_its_words():
    assert index(entry(), entry("hoa", "Trồng hoa cúc")) == 2
    assert found("cay bang") == ["cay"]
    assert found("hoa cúc") == ["hoa"]


def test_the_same_again_writes_nothing():
    index(entry())
    version, rows = models.SearchVersion.current(), JournalRow.objects.count()
    assert index(entry()) == 0
    assert models.SearchVersion.current() == version
    assert JournalRow.objects.count() == rows


def test_an_entry_is_replaced_whole():
    index(entry())
    index(entry(title="Đốn cây phượng"))
    assert found("bàng") == []
    assert found("phượng") == ["cay"]
    assert models.SearchEntry.objects.filter(kind="tree").count() == 1


def test_a_key_without_entry_is_found_no_more():
    index(entry(), entry("hoa", "Trồng hoa cúc"))
    index(keys={"cay"})
    assert found("trồng") == ["hoa"]


def test_an_entry_is_found_only_on_its_days():
    index(
        entry(title="Trồng cây cũ", valid_to=date(2025, 6, 30)),
        entry(title="Trồng cây mới", valid_from=date(2025, 7, 1)),
    )
    titles = {
        day: [hit.title for hit in find("trồng cây", kind="tree", day=day).hits]
        for day in (date(2025, 6, 30), date(2025, 7, 1))
    }
    assert titles == {
        date(2025, 6, 30): ["Trồng cây cũ"],
        date(2025, 7, 1): ["Trồng cây mới"],
    }


def test_kinds_do_not_meet():
    index(entry())
    assert find("cây bàng", kind="procedure", day=DAY).hits == () or all(
        hit.key != "cay" for hit in find("cây bàng", kind="procedure", day=DAY).hits
    )


def test_it_stands_in_the_journal():
    index(entry())
    row = JournalRow.objects.filter(word="search.entries_indexed").latest("pk")
    assert row.facts["kind"] == "tree"
