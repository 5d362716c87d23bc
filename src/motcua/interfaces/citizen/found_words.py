"""Why a procedure was found, in the reader's language: what it quotes stays Vietnamese."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.domain.search.values import Reason
from motcua.interfaces.design_system.formats import capital


def reasons_text(reasons: Iterable[Reason]) -> str:
    """As plain text, for a script."""
    return "; ".join(_(reason.sentence) % dict(reason.facts) for reason in reasons)


def reasons_html(reasons: Iterable[Reason]) -> SafeString:
    """A sentence for a page, with what is quoted marked as Vietnamese."""
    return mark_safe(capital("; ".join(map(_html, reasons))))  # noqa: S308 - every part is escaped


def _html(reason: Reason) -> str:
    facts = {name: format_html('<span lang="vi">{}</span>', text) for name, text in reason.facts}
    return conditional_escape(_(reason.sentence)) % facts
