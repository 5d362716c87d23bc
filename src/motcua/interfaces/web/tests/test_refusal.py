"""A refusal in the reader's language: the sentence, and the words of ours inside it."""

from django.utils import translation

from motcua.domain.dossiers.errors import Moved, ReasonMissing
from motcua.domain.identity.errors import TooManyTries
from motcua.interfaces.web.refusal import in_words

MOVED = Moved(by_name="Lê Thu Trang", deed="tiếp nhận hồ sơ", time="15:20 19/11/2026")


def test_a_refusal_is_vietnamese_first():
    message, remedy = in_words(MOVED)
    assert message.startswith("Lê Thu Trang đã tiếp nhận hồ sơ lúc 15:20 19/11/2026, sau khi")
    assert remedy == Moved.remedy


def test_what_was_done_is_said_in_english_inside_the_english_sentence():
    with translation.override("en"):
        message, _remedy = in_words(MOVED)
    assert message == (
        "Lê Thu Trang accepted the dossier at 15:20 19/11/2026, after you had opened this page. "
        "What you just did was not recorded."
    )


def test_the_system_has_a_name_in_english():
    with translation.override("en"):
        message, _remedy = in_words(Moved(by_name="Hệ thống", deed="thay đổi hồ sơ", time="9:00"))
    assert message.startswith("The system changed the dossier at 9:00, ")


def test_figures_and_missing_details_stay_as_they_are():
    with translation.override("en"):
        assert in_words(TooManyTries(retry_after_seconds=7))[1] == (
            "Please wait 7 seconds and try again."
        )
        assert in_words(ReasonMissing()) == (
            "No reason was given.",
            (
                "Please state the reason and the legal basis clearly, so that the applicant understands "
                "it and knows what to do next."
            ),
        )
        empty = in_words(Moved(by_name="", deed="", time="9:00"))[0]  # gettext("") is a heading
        assert empty.startswith("  at 9:00, ")
