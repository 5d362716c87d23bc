"""Finding: nothing typed can break it, it costs two queries or three, and variations keep apart."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.search.actions import index_entries
from motcua.domain.search.selectors import find
from motcua.domain.search.values import Entry, Part, Passage

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 25)
KIND = "procedure"


@given(text=st.text(max_size=250))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_anything_may_be_asked(db, text):
    found = find(text, kind=KIND, day=DAY)
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(hit.why for hit in found.hits)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "\0",
            "🙂🙂",
            "%",
            "_",
            "\\",
            "?!…",
            "\u202e\x1b[2J",
            "a",
            "đ",
            "1",
            "99999999999",
        ),
        *("'; DROP TABLE search_entry; --", "{}", "%(term)s", "a\u0301\u0301\u0301\u0301" * 40),
        *("khai sinh " * 1_000, "x" * 10_000, "1.001193 " * 1_000, "\u0301" * 10_000),
    ],
)
def test_odd_texts_are_answered_at_once(text):
    find("khai sinh", kind=KIND, day=DAY)
    began = time.process_time()
    found = find(text, kind=KIND, day=DAY)
    assert time.process_time() - began < 0.5
    assert all(hit.score > 0 for hit in found.hits)


def test_marks_typed_apart_are_the_same():
    composed = find("đăng ký khai sinh", kind=KIND, day=DAY)
    apart = find("đa\u0306ng ky\u0301 khai sinh", kind=KIND, day=DAY)
    assert [hit.key for hit in composed.hits] == [hit.key for hit in apart.hits]


def test_it_costs_two_queries_and_a_third_for_entries_not_yet_held(
    django_assert_max_num_queries, django_assert_num_queries, settings
):
    find("khai sinh", kind=KIND, day=DAY)
    settings.REFERENCE_CACHE_SECONDS = 3600
    with django_assert_max_num_queries(2):
        find("kết hôn", kind=KIND, day=DAY)
    with django_assert_num_queries(0):
        find("kết hôn", kind=KIND, day=DAY)


def test_many_variations_of_one_thing_do_not_keep_others_out():
    names = [f"Cấp phép nuôi ong tại làng {number}" for number in range(300)]
    entries = [
        Entry(
            key=f"ong-{number}", title=name, passages=(Passage(Part.NAME, name),), position=number
        )
        for number, name in enumerate(names)
    ]
    other = "Bán mật ong"
    entries.append(Entry("mat-ong", other, (Passage(Part.NAME, other),), position=999))
    keys = [entry.key for entry in entries]
    index_entries(kind="bee", keys=keys, entries=entries, by="test", at=AT)
    hits = find("nuôi ong bán mật", kind="bee", day=DAY, limit=60).hits
    assert "mat-ong" in [hit.key for hit in hits]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("mất bằng lái", "đúng từ khóa “mất bằng lái”"),
        ("1.001193", "đúng mã 1.001193"),
        ("Đăng ký khai sinh", "đúng tên"),
        ("hộ triếu", "sửa “triếu” thành “chiếu”"),
    ],
)
def test_it_says_why(text, why):
    assert why in find(text, kind=KIND, day=DAY).hits[0].why
