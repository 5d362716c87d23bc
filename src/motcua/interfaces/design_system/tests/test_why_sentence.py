"""The sentence on a page: escaped, with its moments marked, one full stop."""

from datetime import date, datetime

import pytest
from django.utils import translation

from motcua.domain.explanations.rules.why import Clause, Why
from motcua.domain.explanations.rules.why_words import Awaited
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.why_sentence import moment_words, why_html

SINCE = datetime(2026, 11, 19, 9, 5, tzinfo=VIETNAM)
DUE = datetime(2026, 11, 30, 17, 0, tzinfo=VIETNAM)


def answer(what="tiền <b>sử dụng đất</b>", *, rest=()):
    head = Clause(
        "hồ sơ đang chờ {holder} nộp {what} {amount} từ {since}",
        {"holder": Clause("ông/bà"), "what": what, "amount": "8.000 đ", "since": SINCE},
    )
    return Why(
        awaited=Awaited.AWAITING_PAYMENT,
        holder=Clause("ông/bà"),
        since=SINCE,
        next_by=None,
        is_overdue=False,
        clauses=(head, *(rest or (Clause("hẹn trả {due}", {"due": DUE}),))),
    )


def test_the_head_begins_with_a_capital_and_the_whole_ends_with_one_full_stop():
    html = why_html(answer("tiền"))
    assert html.startswith('Hồ sơ đang chờ ông/bà nộp <span lang="vi">tiền</span> 8.000 đ từ <time')
    assert html.endswith("</time></em>.</span>")


def test_what_people_typed_is_escaped():
    """trust.md C7."""
    html = why_html(answer())
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "<script" not in why_html(answer("<script>{since}"))


def test_moments_are_for_machines_too_and_promises_stand_out():
    html = why_html(answer("tiền"))
    assert '<time datetime="2026-11-19T09:05:00+07:00">09:05 thứ Năm 19/11/2026</time>' in html
    assert '<em><time datetime="2026-11-30T17:00:00+07:00">17:00 thứ Hai 30/11/2026</time>' in html


def test_a_day_without_an_hour_is_a_day():
    assert moment_words(date(2026, 11, 30)) == "thứ Hai 30/11/2026"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_ground_that_is_not_known_any_more_leaves_no_heading_of_the_catalogue(language):
    with translation.override(language):
        html = why_html(answer("tiền", rest=(Clause("{ground}", {"ground": Clause("")}),)))
    assert "Project-Id" not in html
