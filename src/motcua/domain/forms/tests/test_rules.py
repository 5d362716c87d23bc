"""What an answer must be, as a clerk would say it."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.forms.errors import FormFaulty
from motcua.domain.forms.rules import (
    answers_typed,
    date_of,
    form_as_data,
    form_faults,
    page_faults,
    pages_asked,
    schema_from,
    shown,
)
from motcua.foundation.plain_yaml import read_text

TODAY = dt.date(2026, 11, 23)
FORMS = Path(__file__).parents[5] / "data" / "forms"


def description(*fields, **page):
    return {
        "key": "mau",
        "version": 1,
        "title": "Mẫu",
        "pages": [{"key": "trang", "title": "Trang", "fields": list(fields), **page}],
    }


def faults_of(field, typed):
    page = schema_from(description({"key": "o", "label": "Ô này", **field})).pages[0]
    answers = answers_typed(page, typed)
    return [fault.message % fault.values for fault in page_faults(page, answers, on=TODAY)]


def date_typed(day, month, year):
    return {"o-day": day, "o-month": month, "o-year": year}


def test_november_has_thirty_days_and_the_message_says_so():
    assert faults_of({"kind": "date"}, date_typed("31", "11", "2026")) == [
        "Ô này: tháng 11/2026 chỉ có 30 ngày. Xin xem lại ô Ngày."
    ]


@pytest.mark.parametrize(
    ("typed", "is_good"),
    [
        (("29", "2", "2024"), True),
        (("29", "2", "2026"), False),
        (("29", "2", "1900"), False),
        (("29", "2", "2000"), True),
        (("1", "13", "2026"), False),
        (("0", "1", "2026"), False),
        (("1", "1", "26"), False),
        (("một", "1", "2026"), False),
        (("", "1", "2026"), False),
        (("1", "1", "9999"), False),
    ],
)
def test_dates(typed, is_good):
    assert (faults_of({"kind": "date"}, date_typed(*typed)) == []) is is_good


def test_a_birth_cannot_lie_in_the_future_but_may_be_today():
    birth = {"kind": "date", "in_past": True}
    assert faults_of(birth, date_typed("24", "11", "2026")) == [
        "Ô này: ngày này chưa đến. Xin xem lại."
    ]
    assert faults_of(birth, date_typed("23", "11", "2026")) == []


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("personal_id", "033190004127", "33190004127"),
        ("personal_id", "033 190 004 127", "033 190 004 12"),
        ("personal_id", "033190004127", "099190004127"),
        ("phone", "0900 000 127", "12"),
        ("phone", "+84 900 000 127", "không có"),
        ("email", "an@vidu.vn", "an@vidu"),
        ("email", "an@vidu.vn", "an vidu.vn"),
    ],
)
def test_numbers_and_addresses(kind, good, bad):
    assert faults_of({"kind": kind}, {"o": good}) == []
    assert len(faults_of({"kind": kind}, {"o": bad})) == 1


def test_a_choice_that_was_not_offered_is_refused():
    sex = {
        "kind": "choice",
        "choices": [{"key": "male", "label": "Nam"}, {"key": "female", "label": "Nữ"}],
    }
    assert faults_of(sex, {"o": "female"}) == []
    assert faults_of(sex, {"o": "<script>"}) == ["Ô này: xin chọn một trong các mục có sẵn."]
    assert faults_of(sex, {}) == ["Chưa chọn: Ô này."]


def test_what_is_missing_is_named_and_what_is_optional_is_not():
    assert faults_of({"kind": "text"}, {"o": "  "}) == ["Chưa ghi: Ô này."]
    assert faults_of({"kind": "text", "required": False}, {}) == []
    assert faults_of({"kind": "date"}, {}) == ["Chưa ghi: Ô này."]


def test_a_long_answer_is_kept_and_complained_of():
    field = {"kind": "text", "characters_max": 10}
    page = schema_from(description({"key": "o", "label": "Ô này", **field})).pages[0]
    answers = answers_typed(page, {"o": "mười một ký"})
    assert answers["o"] == "mười một ký"
    assert faults_of(field, {"o": "mười một ký"}) == ["Ô này dài quá 10 ký tự. Xin viết gọn lại."]


def test_decomposed_letters_become_composed():
    page = schema_from(description({"key": "o", "label": "Ô", "kind": "text"})).pages[0]
    assert answers_typed(page, {"o": "Nguyê\u0303n\x00 "})["o"] == "Nguyễn"


def test_a_page_is_asked_only_when_an_earlier_answer_wants_it():
    schema = schema_from(
        {
            "key": "mau",
            "version": 1,
            "title": "Mẫu",
            "pages": [
                {
                    "key": "mot",
                    "title": "Một",
                    "fields": [
                        {
                            "key": "married",
                            "label": "Đã kết hôn",
                            "kind": "choice",
                            "choices": [
                                {"key": "yes", "label": "Có"},
                                {"key": "no", "label": "Không"},
                            ],
                        }
                    ],
                },
                {
                    "key": "hai",
                    "title": "Hai",
                    "shown_when": {"field": "married", "equals": "yes"},
                    "fields": [{"key": "spouse", "label": "Vợ hoặc chồng", "kind": "text"}],
                },
            ],
        }
    )
    assert [page.key for page in pages_asked(schema, {"married": "no"})] == ["mot"]
    assert form_faults(schema, {"married": "no"}, on=TODAY) == []
    (fault,) = form_faults(schema, {"married": "yes"}, on=TODAY)
    assert (fault.page_key, fault.field_key) == ("hai", "spouse")


@pytest.mark.parametrize(
    ("field", "complaint"),
    [
        ({"kind": "colour"}, "unknown kind"),
        ({"kind": "choice"}, "choices"),
        ({"kind": "text", "choices": [{"key": "a", "label": "b"}]}, "choices"),
    ],
)
def test_a_faulty_description_is_refused_with_its_fault(field, complaint):
    with pytest.raises(FormFaulty, match=complaint):
        schema_from(description({"key": "o", "label": "Ô", **field}))


def test_a_key_twice_or_a_condition_on_nothing_is_refused():
    field = {"key": "o", "label": "Ô", "kind": "text"}
    with pytest.raises(FormFaulty, match="twice"):
        schema_from(description(field, field))
    with pytest.raises(FormFaulty, match="not asked before"):
        schema_from(description(field, shown_when={"field": "x", "equals": "1"}))


def test_answers_are_read_back_in_words():
    schema = schema_from(
        description(
            {"key": "o", "label": "Ngày", "kind": "date"},
            {
                "key": "p",
                "label": "Giới",
                "kind": "choice",
                "choices": [{"key": "male", "label": "Nam"}],
            },
        )
    )
    day, sex = schema.fields
    assert shown(day, {"day": "5", "month": "3", "year": "2026"}) == "05/03/2026"
    assert shown(day, {"day": "31", "month": "2", "year": "2026"}) == ""
    assert shown(sex, "male") == "Nam"


@given(st.dictionaries(st.sampled_from(["o", "o-day", "o-month", "o-year"]), st.text(max_size=40)))
def test_nothing_typed_makes_the_check_fail(typed):
    for kind in ("text", "long_text", "date", "personal_id", "phone", "email"):
        for message in faults_of({"kind": kind}, typed):
            assert message


@given(st.dates(dt.date(1900, 1, 1), dt.date(2026, 12, 31)))
def test_every_real_date_is_accepted(day):
    typed = date_typed(str(day.day), str(day.month), str(day.year))
    assert faults_of({"kind": "date"}, typed) == []
    answer = {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
    assert date_of(answer) == day


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_form_is_written_as_it_is_read(path):
    """Every shipped form: what is written means the same, and is written the same again."""
    description = read_text(path.read_text(encoding="utf-8"))
    schema = schema_from(description)
    written = form_as_data(schema, valid_from=dt.date.fromisoformat(description["valid_from"]))
    assert schema_from(written) == schema
    assert written == description


def test_a_written_form_keeps_what_is_unusual():
    told = description(
        {"key": "a", "label": "A", "kind": "choice", "choices": [{"key": "x", "label": "X"}]}
    )
    told["pages"].append(
        {
            "key": "hai",
            "title": "Hai",
            "shown_when": {"field": "a", "equals": "x"},
            "fields": [
                {"key": "b", "label": "B", "kind": "date", "required": False, "in_past": True}
            ],
        }
    )
    told["valid_from"] = "2026-01-01"
    assert form_as_data(schema_from(told), valid_from=dt.date(2026, 1, 1)) == told
