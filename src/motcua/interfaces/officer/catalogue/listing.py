"""The procedures with their states, what is under work, and what is overdue."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.selectors import fields_on, procedures_on
from motcua.domain.catalogue.selectors.records import may_check_records, may_draw_records, records
from motcua.domain.catalogue.values import LEVEL_NAMES, Record, RecordState
from motcua.interfaces.officer.catalogue.access import reader_required, today
from motcua.interfaces.officer.catalogue.alerts import alert_lines
from motcua.interfaces.officer.catalogue.planned import ended_versions, planned_versions
from motcua.interfaces.officer.catalogue.record_words import names_of, record_facts
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import one_line

SHOWN_MAX: Final = 60
QUERY_CHARACTERS_MAX: Final = 200
STATES: Final = {
    "hieu-luc": gettext_lazy("Đang có hiệu lực"),
    "sap-hieu-luc": gettext_lazy("Sắp có hiệu lực"),
    "dang-soan": gettext_lazy("Đang soạn"),
    "tra-lai": gettext_lazy("Bị trả lại"),
    "cho-ky": gettext_lazy("Chờ ký, chờ công bố"),
    "het-hieu-luc": gettext_lazy("Đã bãi bỏ, thay thế"),
}
_RECORD_STATES: Final = {
    "dang-soan": frozenset({RecordState.DRAFTED}),
    "tra-lai": frozenset({RecordState.RETURNED}),
    "cho-ky": frozenset({RecordState.CHECKED, RecordState.SIGNED}),
}


@require_safe
@reader_required
def procedures(request: HttpRequest) -> HttpResponse:
    """`?q=&linh-vuc=&trang-thai=`: procedures in force, planned, under work, returned or ended."""
    text = one_line(request.GET.get("q", ""))[:QUERY_CHARACTERS_MAX]
    field = request.GET.get("linh-vuc", "")[:QUERY_CHARACTERS_MAX]
    state = request.GET.get("trang-thai", "")
    state = state if state in STATES else "hieu-luc"
    under_work, alerts = records(), alert_lines()
    rows, count = _rows(state, text, field, under_work)
    context = {
        "section": "catalogue",
        "rows": rows,
        "count": count,
        "left_out": max(0, count - len(rows)),
        "q": text,
        "field": field,
        "fields": fields_on(today()),
        "state": state,
        "states": [(key, words, key == state) for key, words in STATES.items()],
        "is_work": state in _RECORD_STATES,
        "chips": [
            {
                "key": key,
                "words": STATES[key],
                "count": sum(each.state in states for each in under_work),
            }
            for key, states in _RECORD_STATES.items()
        ],
        "urgent": [each for each in alerts if each["kind"] != "hold"],
        "advised": [each for each in alerts if each["kind"] == "hold"],
        "may_draw": may_draw_records(request.actor),
        "may_check": may_check_records(request.actor),
    }
    return show(request, "officer/catalogue/list.html", context)


def _rows(
    state: str, text: str, field: str, under_work: tuple[Record, ...]
) -> tuple[list[dict[str, Any]], int]:
    day = today()
    if state in _RECORD_STATES:
        found = [each for each in under_work if each.state in _RECORD_STATES[state]]
        found = [each for each in found if _fits(each, text, field)]
        names = names_of(found)
        return [record_facts(each, names) for each in found[:SHOWN_MAX]], len(found)
    if state == "sap-hieu-luc":
        planned = planned_versions(day, text=text)
        return planned[:SHOWN_MAX], len(planned)
    if state == "het-hieu-luc":
        ended = ended_versions(day, text=text)
        return ended[:SHOWN_MAX], len(ended)
    working = {each.slug: each for each in under_work}
    names = names_of(under_work)
    listed = procedures_on(day=day, text=text, field=field)
    rows = [
        {
            "slug": row.procedure.slug,
            "name": row.name,
            "code": row.code,
            "field": row.field.name,
            "level": LEVEL_NAMES[row.level],
            "valid_from": row.valid_from,
            "work": record_facts(working[row.procedure.slug], names)
            if row.procedure.slug in working
            else None,
        }
        for row in listed[:SHOWN_MAX]
    ]
    return rows, listed.count()


def _fits(each: Record, text: str, field: str) -> bool:
    words = f"{each.facts.get('name', '')} {each.slug} {each.facts.get('code') or ''}".lower()
    return all(word in words for word in text.lower().split()) and (
        not field or each.facts.get("field_id") == field
    )
