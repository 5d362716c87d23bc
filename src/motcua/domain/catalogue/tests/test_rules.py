"""Plain texts, and what a catalogue may not say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.catalogue.rules import (
    SEARCH_WORDS_MAX,
    contradictions,
    plain,
    search_columns,
    search_words,
)

from .rows import procedure, publication, version


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đăng ký khai sinh", "dang ki khai sinh"),
        ("ĐĂNG KÍ  KHAI SINH", "dang ki khai sinh"),
        ("Cấp lại giấy phép (lái xe), hạng A1", "cap lai giay phep lai xe hang a1"),
        ("thủ tục 1.001193.", "thu tuc 1.001193"),
        ("quý, quy, thuý", "quy quy thuy"),
        ("đồng ý", "dong y"),
        ("", ""),
        ("!?…", ""),
    ],
)
def test_a_text_is_made_plain(text, expected):
    assert plain(text) == expected


@given(st.text())
def test_plain_is_plain_already(text):
    assert plain(plain(text)) == plain(text)


def test_an_endless_question_is_cut():
    words = search_words(" ".join(f"w{n}" for n in range(1_000)))
    assert len(words) == SEARCH_WORDS_MAX
    assert search_words("khai khai sinh") == ("khai", "sinh")


def test_a_version_is_searched_by_name_keywords_field_results_and_codes():
    columns = search_columns(version(), "Hộ tịch", ["9.000000"])
    assert columns["search_name"] == "cap giay thu"
    assert columns["search_keywords"] == "|xin giay thu|"
    for word in (" ho tich ", " 9.000001 ", " 9.000000 ", " giay thu "):
        assert word in columns["search_text"]


def test_a_sound_catalogue_has_no_contradiction():
    assert contradictions(publication()) == ()


@pytest.mark.parametrize(
    ("procedures", "sentence"),
    [
        ([procedure(version(field_id="la"))], "giay-thu · field: lĩnh vực lạ 'la'"),
        ([procedure(version(linked_slugs=["la"]))], "giay-thu · interlinked: thủ tục lạ 'la'"),
        ([procedure(version(competent_names=[]))], "giay-thu · agencies: thiếu nơi nộp"),
        (
            [procedure(version(), version(valid_from=date(2026, 1, 1)))],
            "giay-thu · history: hai phiên bản cùng hiệu lực",
        ),
        (
            [procedure(), procedure(slug="giay-khac")],
            "giay-khac · code: 9.000001 đã dùng cho giay-thu",
        ),
    ],
)
def test_a_contradiction_is_said_with_record_and_field(procedures, sentence):
    found = contradictions(publication(*procedures))
    assert len(found) == 1
    assert found[0].startswith(sentence)
