"""What may be kept as a draft."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.records.errors import FactsUnfit
from motcua.domain.records.rules.draft_facts import DEPTH_MAX, FACTS_BYTES_MAX, plain_facts

TEXT = st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=20)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def nested(depth):
    value = "x"
    for _ in range(depth):
        value = [value]
    return {"cases": value}


@given(st.dictionaries(TEXT, JSON, max_size=4))
def test_what_was_plain_stays_so(facts):
    try:
        once = plain_facts(facts)
    except FactsUnfit:
        return  # too many levels
    assert plain_facts(once) == once
    assert unicodedata.is_normalized("NFC", json.dumps(once, ensure_ascii=False))


def test_texts_are_kept_in_nfc():
    assert plain_facts({"name": unicodedata.normalize("NFD", "Đăng ký")}) == {"name": "Đăng ký"}


@pytest.mark.parametrize(
    "facts",
    [
        None,
        [],
        "text",
        {"name": "a\x00b"},
        {"name": "a\ud800b"},
        {"limit_value": float("nan")},
        {"limit_value": float("inf")},
        {"note": object()},
        {1: "x"},
        {"note": "x" * (FACTS_BYTES_MAX + 1)},
        nested(DEPTH_MAX + 1),
    ],
)
def test_what_is_no_record_is_refused(facts):
    with pytest.raises(FactsUnfit):
        plain_facts(facts)
