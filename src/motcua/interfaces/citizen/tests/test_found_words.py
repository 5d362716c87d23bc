"""Reasons of a search on a page: translated, what they quote marked as Vietnamese and escaped."""

from django.utils import translation

from motcua.domain.search.rules import explaining
from motcua.domain.search.values import Reason
from motcua.interfaces.citizen import found_words

REASONS = (
    Reason(explaining.MEANS, (("said", "bằng <lái>"), ("means", "giấy phép lái xe"))),
    Reason(explaining.WHOLE_NAME),
)


def test_a_page_marks_and_escapes_what_is_quoted():
    assert found_words.reasons_html(REASONS) == (
        '“<span lang="vi">bằng &lt;lái&gt;</span>” hiểu là '
        '“<span lang="vi">giấy phép lái xe</span>”; đúng tên'
    )


def test_a_script_gets_plain_text():
    assert found_words.reasons_text(REASONS) == "“bằng <lái>” hiểu là “giấy phép lái xe”; đúng tên"


def test_the_sentences_are_looked_up_in_the_language_of_the_page(monkeypatch):
    monkeypatch.setattr(found_words, "_", {explaining.WHOLE_NAME: "the very name"}.get)
    with translation.override("en"):
        assert found_words.reasons_text(REASONS[1:]) == "the very name"
