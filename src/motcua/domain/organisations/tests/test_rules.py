"""What agencies may not say. Legal: 20/2020/QD-TTg art. 4 (identifiers)."""

from datetime import date

import pytest

from motcua.domain.organisations.rules import alphabetical, contradictions

from .rows import agency, commune, publication

SHARED = {"identifier": "101.00.00.H31", "identifier_short": "H31.101.00"}


def test_names_sort_as_in_a_vietnamese_dictionary():
    names = ["Đông Hưng", "Dân Tiến", "Ân Thi", "An Thi", "Ái Quốc", "A Sào", "Ôn", "Oanh", "Ăn"]
    assert sorted(names, key=alphabetical) == [
        "A Sào",
        "Ái Quốc",
        "An Thi",
        "Ăn",
        "Ân Thi",
        "Dân Tiến",
        "Đông Hưng",
        "Oanh",
        "Ôn",
    ]
    assert sorted(["mạ", "mã", "má", "ma", "mả", "mà"], key=alphabetical) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
    ]


def test_a_one_stop_unit_may_share_the_identifier_of_its_committee():
    assert (
        contradictions(publication(agency("a", **SHARED), agency("b", "one_stop", **SHARED))) == ()
    )


def test_the_same_identifier_after_the_other_has_ended_is_no_contradiction():
    old = agency("a", valid_from=None, valid_to=date(2025, 6, 30), **SHARED)
    assert contradictions(publication(old, agency("b", **SHARED))) == ()


@pytest.mark.parametrize(
    ("published", "sentence"),
    [
        (publication(agency("a"), agency("a")), "a · mã cơ quan: có 2 bản ghi"),
        (publication(agency("a", parent_code="x")), "a · parent: trỏ đến cơ quan không có 'x'"),
        (publication(agency("a", successor_code="x")), "a · successor: trỏ đến cơ quan không có"),
        (publication(agency("a", parent_code="a")), "a · parent: trỏ đến chính nó"),
        (publication(agency("a", valid_to=date(2025, 1, 1))), "a · valid_to: kết thúc trước"),
        (publication(agency("a", identifier="H31")), "a · identifier: 'H31' sai cấu trúc"),
        (publication(agency("a", identifier_short="h31")), "a · identifier_short: 'h31' sai"),
        (
            publication(
                divisions=[commune(), commune(name="Xã Khác", valid_from=date(2026, 1, 1))]
            ),
            "90001 · valid_from: Xã Thử và Xã Khác cùng hiệu lực",
        ),
    ],
)
def test_a_contradiction_is_said_with_record_and_field(published, sentence):
    found = contradictions(published)
    assert len(found) == 1
    assert found[0].startswith(sentence)


def test_two_agencies_of_a_day_do_not_share_an_identifier():
    found = contradictions(
        publication(agency("a", **SHARED), agency("b", division_code="90002", **SHARED))
    )
    assert len(found) == 2  # in either syntax
    assert all("đã dùng cho a" in sentence for sentence in found)
