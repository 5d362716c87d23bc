"""What people type is understood: without marks, by the keys of Telex and VNI, with slips, in dialect."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.domain.search.rules import fold, lexicon_from, read, syllables
from motcua.domain.search.rules.folding import WORDS_MAX, likeness
from motcua.domain.search.rules.keyboards import is_syllable, undone
from motcua.domain.search.rules.mending import codes_in
from motcua.domain.search.rules.slips import slip_quality
from motcua.domain.search.rules.sounds import sound_key
from motcua.domain.search.values import Syllable, Synonym, Wording

TERMS = [
    *(
        (word, 5, word)
        for word in [
            "dang",
            "ki",
            "khai",
            "sinh",
            "ket",
            "hon",
            "giay",
            "phep",
            "lai",
            "xe",
            "tam",
            "tru",
            "bang",
            "cccd",
        ]
    ),
    ("mo", 40, "mở"),
    *((pair, 3, "") for pair in ("dang ki", "khai sinh", "ket hon", "giay phep", "tam tru")),
    ("=dkks", 1, ""),
]
LEXICON = lexicon_from(
    TERMS,
    entries_count=50,
    wording=Wording(
        synonyms=(
            Synonym("bằng lái", ("giấy phép lái xe",)),
            Synonym("sanh", ("sinh",)),
            Synonym("ba mất", ("khai tử",)),
            Synonym("mờ", ("đổi",)),
        ),
        question_words=("tui", "cần gì"),
        light_words=("giấy",),
    ),
)


def best(text):
    """What each word of a question is taken for."""
    return [
        max(word.choices, key=lambda choice: choice.quality).bare if word.choices else "?"
        for word in read(text, LEXICON).words
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký (kết hôn)!", "dang ki ket hon"),
        ("ĐĂNG KÍ", "dang ki"),
        ("Đa\u0306ng ky\u0301", "dang ki"),  # NFD
        ("1.001193", "1 001193"),
        ("🙂", ""),
        ("", ""),
    ],
)
def test_a_text_is_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddawng", "đăng"),
        ("kys", "ký"),
        ("giaays", "giấy"),
        ("dduwowngf", "đường"),
        ("nguwowif", "người"),
        ("d9a8ng", "đăng"),
        ("ky1", "ký"),
        ("ke61t", "kết"),
        ("dda8ng", "đăng"),
        ("giâys", "giấy"),
        ("dangwd", "đăng"),
    ],
)
def test_keys_of_telex_and_vni_are_undone(typed, meant):
    [written], [wanted] = syllables(typed), syllables(meant)
    assert undone(written) == wanted


@pytest.mark.parametrize("text", ["khai", "sinh", "b2", "12", "xyz", "ct07"])
def test_what_is_no_key_is_left(text):
    found = undone(Syllable(text))
    assert found is None or not is_syllable(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("dang ky khai sinh", ["dang", "ki", "khai", "sinh"]),
        ("ddawng kys kết hon", ["dang", "ki", "ket", "hon"]),
        ("khaisinh", ["khai", "sinh"]),
        ("dangkykethon", ["dang", "ki", "ket", "hon"]),
        ("kh ai sinh", ["khai", "sinh"]),
        ("khia sinh", ["khai", "sinh"]),
        ("ket hom", ["ket", "hon"]),
        ("tạm chú", ["tam", "tru"]),
        ("khai xinh", ["khai", "sinh"]),
        ("giay fep", ["giay", "phep"]),
        ("bangcccd", ["bang", "cccd"]),
        ("dangkicccd", ["dang", "ki", "cccd"]),
        ("tamtru", ["tam", "tru"]),
    ],
)
def test_words_are_parted_joined_and_mended(text, meant):
    assert best(text) == meant


def test_first_letters_stand_for_a_text():
    [word] = read("ĐKKS", LEXICON).words
    assert any(choice.is_initials for choice in word.choices)


def test_a_phrase_is_read_as_what_it_means_and_words_that_only_ask_may_stand_between():
    assert read("bang lai", LEXICON).readings[0].means == ("giấy phép lái xe",)
    assert read("ba tui mất cần gì", LEXICON).readings[0].said == "ba mất"
    words = read("ba tui mất cần gì", LEXICON).words
    assert [word.is_question_word for word in words] == [False, True, False, True, True]


def test_a_common_syllable_without_marks_is_what_it_mostly_is():
    def taken_for(text):
        return {choice.bare for choice in read(text, LEXICON).words[0].choices}

    assert taken_for("mo") == {"mo"}
    assert taken_for("mờ") == {"mo", "doi"}


def test_marks_that_differ_are_another_word():
    assert read("bảng lãi", LEXICON).readings == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1.001193", ("1001193",)),
        ("001193", ("001193",)),
        ("mã 1.001193 nhé", ("1001193",)),
        ("năm 12", ()),
        ("a1001193b", ()),
    ],
)
def test_codes_are_seen(text, codes):
    assert codes_in(text) == codes


@pytest.mark.parametrize(
    ("one", "other"),
    [("xinh", "sinh"), ("chu", "tru"), ("lam", "nam"), ("fep", "phep"), ("zay", "giay")],
)
def test_words_that_sound_alike_share_a_key(one, other):
    assert sound_key(one) == sound_key(other)


def test_marks_weigh():
    dau, ngang = syllables("mất mật")
    assert likeness(dau.marks, dau.marks) == 1
    assert likeness(dau.marks, ngang.marks) < likeness("", dau.marks) < 1


words = st.text("abcdeghiklmnopqrstuvxy", min_size=1, max_size=12)


@given(words, words)
def test_one_slip_is_seen_from_both_sides(one, other):
    assert (slip_quality(one, other) > 0) == (slip_quality(other, one) > 0)
    assert slip_quality(one, one) == 1


@given(st.text(max_size=400), st.booleans())
@settings(max_examples=300, deadline=None)
def test_anything_is_read(text, is_typing):
    question = read(text, LEXICON, is_typing=is_typing)
    assert len(question.words) <= WORDS_MAX
    assert all(word.weight >= 0 for word in question.words)
    for reading in question.readings:
        assert 0 <= reading.begin < reading.end <= len(question.words)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "text", ["khai sinh " * 50_000, "a" * 500_000, "\0" * 100_000, "🙂" * 100_000, "1." * 100_000]
)
def test_an_endless_question_is_read_in_no_time(text):
    began = time.process_time()
    read(text, LEXICON)
    assert time.process_time() - began < 0.5
