"""Two versions side by side, in sentences and step by step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.processes.errors import ProcessNotFound
from motcua.domain.processes.rules.difference import Row, compare
from motcua.domain.processes.values import ProcessStep
from motcua.interfaces.officer.processes.access import reader_required, version_at
from motcua.interfaces.officer.processes.listing import version_rows
from motcua.interfaces.officer.processes.table_context import step_words
from motcua.interfaces.officer.processes.table_words import role_names
from motcua.interfaces.officer.room import show

NUMBER_DIGITS_MAX = 9


@require_safe
@reader_required
def comparison(request: HttpRequest) -> HttpResponse:
    """`?cu=3&moi=5`: what the second changes of the first."""
    old, new = (version_at(_number(request.GET.get(name, ""))) for name in ("cu", "moi"))
    if old.procedure_slug != new.procedure_slug:
        raise ProcessNotFound(version_id=new.version_id)
    if old.version_id == new.version_id:
        return redirect("officer:process", number=new.version_id)
    found = compare(old.process, new.process, role_names=role_names())
    old_row, new_row = version_rows([old, new])
    context = {
        "section": "processes",
        "old": old_row,
        "new": new_row,
        "slug": new.procedure_slug,
        "title": new.process.name,
        "whole": [_(change.message) % change.details for change in found.whole],
        "changes": [
            {"kind": change.kind.value, "words": _(change.message) % change.details}
            for change in found.changes
        ],
        "rows": [_row(row) for row in found.rows],
    }
    return show(request, "officer/processes/comparison.html", context)


def _row(row: Row) -> dict[str, Any]:
    return {
        "old": _side(row.old, row.old_order),
        "new": _side(row.new, row.new_order),
        "kind": row.changes[0].kind.value if row.changes else "",
        "changes": [_(change.message) % change.details for change in row.changes],
    }


def _side(step: ProcessStep | None, order: int) -> dict[str, Any] | None:
    return None if step is None else {"order": order, "step": step, **step_words(step)}


def _number(text: str) -> int:
    digits = text[:NUMBER_DIGITS_MAX]
    return int(digits) if digits.isascii() and digits.isdecimal() else 0
