"""The English is whole, and the collector finds every text that there is."""

import subprocess
import sys

import pytest
from babel.messages.catalog import Catalog
from django.utils import translation

from deploy import messages
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.states import LOOKS
from motcua.interfaces.officer.act_words import ACT_WORDS, REFUSAL_WORDS, STEP_WORDS

from .english import WORD, catalogue

# Names that English keeps, beside "đ" for money and the letters of numbers of laws.
KEPT = {
    "Giấy chứng sinh": "the paper has no other name",
    "Giấy khai sinh": "the result has no other name",
    "Hùng": "a name",
    "Phố Hiến": "a name",
    "Sơn Nam": "a name",
    "Tết": "a name",
    "/NĐ-CP": "of the number of a decree",
    "/QĐ-UBND": "of the number of a decision",
    "/QĐ-TTg": "of the number of a decision of the Prime Minister",
    "/NQ-HĐND": "of the number of a resolution of a People’s Council",
    "Đạt: 3; Không đủ điều kiện: từ chối": "typed into a cell of the annex, which is Vietnamese",
    "kết quả": "likewise",
    "từ chối": "likewise",
    "rút": "likewise",
    "0,5 ngày": "likewise",
    "4 giờ": "likewise",
}


def test_every_text_is_translated_and_no_other():
    """`make messages` brings the file up to date; then a person writes the English."""
    assert messages.faults(catalogue(), messages.all_messages()) == []


def test_the_check_of_the_command_line_agrees():
    command = [sys.executable, str(messages.PROJECT_FOLDER / "deploy/translations.py"), "check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_the_english_is_english():
    left = []
    for message in catalogue():
        strings = [message.string] if isinstance(message.string, str) else message.string
        for text in strings if message.id else ():
            bare = text
            for name in KEPT:
                bare = bare.replace(name, "")
            left += [text for word in WORD.findall(bare) if not word.isascii()]
    assert left == []


def test_what_is_kept_is_used():
    strings = " ".join(str(message.string) for message in catalogue() if message.id)
    assert [name for name in KEPT if name not in strings] == []


def test_no_text_has_stray_spaces():
    for message in catalogue():
        strings = [message.string] if isinstance(message.string, str) else message.string
        for text in strings if message.id else ():
            assert text == text.strip() or text.startswith(","), text
            assert "  " not in text, text


def _subclasses(kind):
    for each in kind.__subclasses__():
        yield each
        yield from _subclasses(each)


def _is_ours(refusal):
    return refusal.__module__.startswith("motcua.") and ".tests." not in refusal.__module__


def test_every_refusal_is_collected():
    ids = {message.id for message in messages.all_messages()}
    refusals = [each for each in _subclasses(DomainError) if _is_ours(each)]
    assert len(refusals) > 30
    for refusal in refusals:
        assert {refusal.message, refusal.remedy} <= ids, refusal


def test_what_the_desk_and_the_badges_say_is_english():
    with translation.override("en"):
        texts = [str(look.words) for look in LOOKS.values()]
        texts += [str(words.label) for words in ACT_WORDS.values()]
        texts += [str(words) for words in (*STEP_WORDS.values(), *REFUSAL_WORDS.values())]
    assert all(text.isascii() for text in texts), texts


# --- The collector itself ------------------------------------------------------------------------


def test_a_template_gives_its_tags_its_plurals_and_its_marked_constants():
    template = """
      {% load i18n %}
      {% translate "Một" %} {% translate "Hai" as two %} {% field label=_("Ba") %} {{ x|default:_("Bốn") }}
      {% blocktranslate with n=x.y %}Năm {{ n }}{% endblocktranslate %}
      {% blocktranslate count n=x %}{{ n }} sáu{% plural %}{{ n }} sáu{% endblocktranslate %}
      Bảy
    """
    found = [message for message, _context in messages.in_template(template)]
    assert found == ["Một", "Hai", "Ba", "Bốn", "Năm %(n)s", ("%(n)s sáu", "%(n)s sáu")]


def test_code_gives_what_it_hands_to_gettext():
    code = (
        "from x import gettext as _\n"
        "a = _('Một')\n"
        "b = gettext_lazy('Hai ' 'ba')\n"
        "c = ngettext('%(n)s bốn', '%(n)s bốn', n)\n"
        "d = gettext_noop('Năm')\n"
        "e = 'Sáu'\n"
        "f = _(e)\n"
    )
    found = [message for message, _context in messages.in_code(code)]
    assert found == ["Một", "Hai ba", ("%(n)s bốn", "%(n)s bốn"), "Năm"]


def test_a_module_without_gettext_gives_its_texts_but_no_docstring_key_or_running_text():
    code = (
        '"""Một."""\n'
        "DAYS_MAX = 300\n"
        'ORDINALS = ("hai", "nhất")\n'
        'NAMES = {"khóa": "Ba"}\n'
        "class WrongState(DomainError):\n"
        '    """Bốn."""\n'
        '    code = "five"\n'
        '    message = "Sáu."\n'
        "def f(n):\n"
        '    """Bảy."""\n'
        '    return "Tám.", f"chín {n}", f"từ mười đến {DAYS_MAX}", "plain"\n'
    )

    def found(name):
        return sorted({message for message, _context in messages.in_constants(code, name)})

    assert found("domain/dossiers/errors.py") == ["Sáu."]
    assert found("domain/working_time/rules/lines.py") == [
        "Sáu.",
        "Tám.",
        "từ mười đến 300",
    ]
    assert found("foundation/files/inspection.py") == [
        "Sáu.",
        "Tám.",
        "nhất",
        "từ mười đến 300",
    ]


@pytest.mark.parametrize(
    ("string", "fault"),
    [
        ("", "is not translated"),
        ("Step %(total)s", "'Step %(total)s' has other placeholders or tags"),
        ("Step", "'Step' has other placeholders or tags"),
        ("Step <b>%(number)s</b>", "'Step <b>%(number)s</b>' has other placeholders or tags"),
        ("Step %(number)s ", "'Step %(number)s ' has other spaces around it"),
        ("Step %(number)s", None),
    ],
)
def test_a_wrong_translation_is_named(string, fault):
    wanted, written = Catalog(), Catalog(locale="en")
    wanted.add("Bước %(number)s")
    written.add("Bước %(number)s", string)
    expected = [f"'Bước %(number)s': {fault}"] if fault else []
    assert messages.faults(written, wanted) == expected


def test_missing_unused_fuzzy_and_half_plural_texts_are_named():
    wanted, written = Catalog(), Catalog(locale="en")
    wanted.add("Một")
    wanted.add("Hai")
    wanted.add(("%(n)s ngày", "%(n)s ngày"))
    written.add("Hai", "Two", flags={"fuzzy"})
    written.add("Ba", "Three")
    written.add(("%(n)s ngày", "%(n)s ngày"), ("%(n)s day", ""))
    assert messages.faults(written, wanted) == [
        "'Một' is not in the file",
        "'Ba' is shown nowhere",
        "'%(n)s ngày': is not translated",
        "'Hai': is marked as fuzzy",
    ]


def test_figures_may_stand_for_ordinal_words():
    wanted, written = Catalog(), Catalog(locale="en")
    wanted.add("Ngày thứ {ordinals}.")
    written.add("Ngày thứ {ordinals}.", "Day {numbers}.")
    assert messages.faults(written, wanted) == []
