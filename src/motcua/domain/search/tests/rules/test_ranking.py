"""An entry is weighed by its best passage; a meaning counts when nearly all of it stands there."""

import pytest

from motcua.domain.search.rules import HeldEntry, Weighing, held_passage, lexicon_from, read
from motcua.domain.search.rules.holding import taken_apart
from motcua.domain.search.values import Part, Passage, Synonym, Wording

TERMS = [
    (bare, 4, bare)
    for bare in (
        "khai",
        "tu",
        "sinh",
        "bao",
        "cho",
        "me",
        "giay",
        "phep",
        "lai",
        "xe",
        "mat",
        "cap",
    )
]
LEXICON = lexicon_from(
    TERMS,
    entries_count=50,
    wording=Wording(
        synonyms=(
            Synonym("báo tử", ("khai tử",)),
            Synonym("bằng lái", ("giấy phép lái xe",)),
        )
    ),
)


def entry(*texts, rank=None):
    return HeldEntry(
        key=texts[0],
        title=texts[0],
        code="1.001193",
        digits=("1001193",),
        rank=rank,
        position=0,
        passages=tuple(held_passage(taken_apart(Passage(Part.NAME, text))) for text in texts),
    )


def score(question, *texts, **facts):
    return Weighing(read(question, LEXICON), LEXICON).score(entry(*texts, **facts))


def test_half_of_a_short_meaning_is_nothing_of_it():
    assert score("báo tử", "khai tử").readings
    assert not score("báo tử", "khai sinh").readings
    assert score("báo tử", "khai sinh").value == 0


def test_a_meaning_with_other_marks_is_another_word():
    assert score("bằng lái", "giấy phép lái xe").readings
    assert not score("bằng lái", "giấy phẹp lại xe").readings


def test_the_best_passage_is_told():
    found = score("giấy phép lái xe", "cấp giấy phép", "giấy phép lái xe")
    assert found.passage.text == "giấy phép lái xe"
    assert found.value > score("giấy phép lái xe", "cấp giấy phép").value


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("khai sinh", "khai tử"),  # more of the question
        ("khai sinh", "cấp giấy khai sinh cho mẹ"),  # less that was not asked
        ("khai sinh", "sinh khai"),  # in its order
        ("khai sinh", "khái sinh"),  # with its marks
    ],
)
def test_what_is_nearer_is_worth_more(better, worse):
    assert score("khai sinh", better).value > score("khai sinh", worse).value


def test_what_is_used_more_is_worth_a_bit_more():
    assert score("khai sinh", "khai sinh", rank=1).value > score("khai sinh", "khai sinh").value


def test_a_code_is_worth_more_than_any_words():
    assert score("1.001193", "khai sinh").value > score("001193", "khai sinh").value > 1.3
