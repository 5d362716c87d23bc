"""What people type finds what they mean; lists and counts agree."""

from datetime import date

import pytest

from motcua.domain.catalogue.selectors import counts_on, fields_on, most_used, procedures_on

pytestmark = pytest.mark.django_db
DAY, IN_2019 = date(2026, 11, 25), date(2019, 3, 4)


def found(text, **words):
    return [row.slug for row in procedures_on(day=DAY, text=text, **words)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("đăng ký khai sinh", "dang-ky-khai-sinh"),
        ("dang ky khai sinh", "dang-ky-khai-sinh"),
        ("đăng kí khai sinh", "dang-ky-khai-sinh"),
        ("ĐĂNG KÝ KHAI SINH", "dang-ky-khai-sinh"),
        ("khai sinh", "dang-ky-khai-sinh"),
        ("mới sinh em bé", "dang-ky-khai-sinh"),
        ("mới đẻ", "dang-ky-khai-sinh"),
        ("khia sinh", "dang-ky-khai-sinh"),
        ("1.001193", "dang-ky-khai-sinh"),
        ("kết hôn", "dang-ky-ket-hon"),
        ("đăng ký thường trú", "dang-ky-thuong-tru"),
        ("đổi giấy phép lái xe", "doi-giay-phep-lai-xe"),
        ("2.002621", "lien-thong-khai-sinh-thuong-tru-bhyt"),
    ],
)
def test_the_nearest_comes_first(text, first):
    assert found(text)[0] == first


def test_only_what_answers_is_listed():
    assert "dang-ky-ket-hon" not in found("khai sinh")
    both = found("khai sinh lái xe")
    assert any("khai-sinh" in slug for slug in both)
    assert any("lai-xe" in slug for slug in both)


def test_the_last_word_may_be_only_begun_and_a_slip_is_mended():
    assert found("đăng ký khai si")[0] == "dang-ky-khai-sinh"
    assert found("đăng ký kha sinh")[0] == "dang-ky-khai-sinh"


@pytest.mark.parametrize("text", ["%", "_", "\\", "'; --", "🙂", "()", "|"])
def test_signs_are_only_signs(text):
    assert found(text) == []


def test_an_endless_question_is_answered():
    assert found("khai sinh " * 10_000)[0] == "dang-ky-khai-sinh"


def test_blanks_are_no_question():
    assert len(found("   ")) == len(found("")) == counts_on(day=DAY).total


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"field": "ho-tich"},
        {"level": "commune"},
        {"subject": "business"},
        {"field": "ho-tich", "level": "commune", "subject": "citizen", "text": "khai sinh"},
        {"field": "khong-co"},
    ],
)
def test_counts_are_those_of_the_lists(chosen):
    counts = counts_on(day=DAY, **chosen)
    assert counts.total == procedures_on(day=DAY, **chosen).count()
    for part, by in (
        ("field", counts.by_field),
        ("level", counts.by_level),
        ("subject", counts.by_subject),
    ):
        for value, count in by.items():
            assert count == procedures_on(day=DAY, **{**chosen, part: value}).count()


def test_a_list_stands_in_the_published_order():
    rows = list(procedures_on(day=DAY))
    order = [(row.field.position, row.procedure.position) for row in rows]
    assert order == sorted(order)
    assert len({row.slug for row in rows}) == len(rows)


def test_districts_decide_only_under_three_tiers():
    assert counts_on(day=DAY).by_level.get("district", 0) == 0
    assert counts_on(day=IN_2019).by_level["district"] > 20


def test_fields_have_names_and_counts():
    fields = {field.key: field for field in fields_on(DAY)}
    assert fields["ho-tich"].name == "Hộ tịch"
    assert sum(field.count for field in fields.values()) == counts_on(day=DAY).total


def test_the_most_used_are_ranked():
    assert [row.slug for row in most_used(DAY, 3)] == [
        "dang-ky-khai-sinh",
        "chung-thuc-ban-sao",
        "dang-ky-ket-hon",
    ]


def test_a_list_and_its_counts_are_a_query_each(django_assert_num_queries):
    with django_assert_num_queries(2):
        list(procedures_on(day=DAY)[:20])
        counts_on(day=DAY)


def test_a_text_costs_two_queries_more_for_both(
    django_assert_num_queries, django_assert_max_num_queries, settings
):
    """The candidates, and those that the process has not yet taken apart."""
    counts_on(day=DAY, text="khai sinh")  # the words of the index are held from now on
    settings.REFERENCE_CACHE_SECONDS = 3600
    with django_assert_max_num_queries(4):
        rows = list(procedures_on(day=DAY, text="trích lục")[:20])
        counts_on(day=DAY, text="trích lục")
    with django_assert_num_queries(0):
        assert rows[0].field_name == "Hộ tịch"
        assert str(rows[0].limit)


def test_a_text_and_a_sieve_hold_together():
    everything = found("đăng ký")
    sifted = found("đăng ký", field="ho-tich")
    assert sifted == [slug for slug in everything if slug in set(found("", field="ho-tich"))]
    assert len(sifted) > 3
