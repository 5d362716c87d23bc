"""Why a dossier has not gone on, as it stands on a page: one sentence in the reader's language."""

from datetime import date, datetime
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from motcua.domain.explanations.rules.why import Clause, Why
from motcua.interfaces.design_system import formats

_PROMISES = frozenset({"due", "by"})  # moments that stand out: until when something must be

_TYPED = frozenset({"what"})  # what an official has called it, in Vietnamese


def why_html(why: Why) -> SafeString:
    """What it waits for in large, what comes next and the promise after it in quieter letters."""
    head, *rest = map(_said, why.clauses)
    return format_html(
        '{}; <span class="mc-then">{}.</span>',
        SafeString(formats.capital(head)),
        format_html_join("; ", "{}", ((part,) for part in rest)),
    )


def moment_words(at: datetime | date) -> str:
    """`17:00 thứ Hai 30/11/2026`, or the day alone: without a comma, to stand inside a sentence."""
    if isinstance(at, datetime):
        return f"{formats.clock_time(at)} {formats.weekday(at)} {formats.day(at)}"
    return f"{formats.weekday(at)} {formats.day(at)}"


def _said(clause: Clause) -> SafeString:
    text = gettext(clause.message) if clause.message else ""
    if not clause.values:
        return conditional_escape(text)
    return format_html(text, **{name: _shown(name, value) for name, value in clause.values.items()})


def _shown(name: str, value: Any) -> Any:
    if isinstance(value, Clause):
        return _said(value)
    if name in _TYPED:
        return format_html('<span lang="vi">{}</span>', value)
    if not isinstance(value, date):
        return value
    moment = format_html('<time datetime="{}">{}</time>', value.isoformat(), moment_words(value))
    return format_html("<em>{}</em>", moment) if name in _PROMISES else moment
