"""The dossiers behind a figure, without their applicants: who decides, who has it, how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.selectors import fields_on, versions_of_field
from motcua.domain.dossiers.selectors.figures import open_dossiers, settled_dossiers
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.values.figures import CountedDossier, Whose
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode, AgencyLevel
from motcua.domain.reporting.errors import NoFigures
from motcua.domain.reporting.selectors import COMMUNES_KEY, scope_of, thresholds_at
from motcua.domain.reporting.values import Scope
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.deadlines import Calendars, due_of
from motcua.interfaces.officer.room import show

from .asked import Behind, behind_asked, span_of
from .page import figures_required
from .words import BACKLOG_LOOKS, VERDICT_LOOKS

ROWS_PER_PAGE = 50


@require_safe
@figures_required
def figures(request: HttpRequest) -> HttpResponse:
    """Fifty dossiers a page; the next begins after the last one seen."""
    at = clock.now()
    today = at.astimezone(VIETNAM).date()
    asked = behind_asked(request.GET, today=today)
    scope = scope_of(request.actor, at=at)
    whose = _narrowed(scope, asked)
    versions = versions_of_field(asked.field_key) if asked.field_key else None
    page: dict[str, Any] = {
        "version_ids": versions,
        "after": asked.after,
        "count_max": ROWS_PER_PAGE + 1,
    }
    if asked.is_settled:
        since, until = span_of(asked)
        found = settled_dossiers(whose, since=since, until=until, verdicts=asked.verdicts, **page)
    else:
        thresholds = thresholds_at(at, agency_code=min(whose.agency_codes))
        found = open_dossiers(whose, thresholds=thresholds, backlogs=asked.backlogs, **page)
    rows, more = found[:ROWS_PER_PAGE], found[ROWS_PER_PAGE:]
    last = rows[-1] if more else None
    context = {
        "section": "leader",
        "headline": _headline(asked),
        "narrowed_to": _narrowed_words(asked, today),
        "rows": _lines(rows, by=request.actor, at=at),
        "is_first": asked.after is None,
        "first_address": asked.address(),
        "next_address": asked.address((last.sorted_at, last.dossier_id)) if last else "",
    }
    return show(request, "officer/figures.html", context)


def _narrowed(scope: Scope, asked: Behind) -> Whose:
    """The asked agency within the scope. Raises NoFigures for one outside."""
    whose = scope.whose
    if not asked.agency_key:
        return whose
    if asked.agency_key == COMMUNES_KEY and scope.is_province:
        held = agencies(whose.agency_codes)
        communes = [code for code, each in held.items() if each.level is AgencyLevel.COMMUNE]
        return whose._replace(agency_codes=frozenset(map(str, communes)))
    if asked.agency_key not in whose.agency_codes:
        raise NoFigures
    return whose._replace(agency_codes=frozenset({asked.agency_key}))


def _headline(asked: Behind) -> str:
    looks = (
        [str(VERDICT_LOOKS[each][1]) for each in asked.verdicts]
        if asked.is_settled
        else [str(BACKLOG_LOOKS[each][1]) for each in asked.backlogs]
    )
    words = ", ".join([looks[0], *map(formats.lower_first, looks[1:])])
    if asked.is_settled and asked.first and asked.last:
        return _("Hồ sơ có kết quả từ %(first)s đến %(last)s: %(words)s") % {
            "first": formats.day(asked.first),
            "last": formats.day(asked.last),
            "words": formats.lower_first(words),
        }
    return _("Hồ sơ đang giải quyết: %(words)s") % {"words": formats.lower_first(words)}


def _narrowed_words(asked: Behind, today: date) -> str:
    names = []
    if asked.agency_key == COMMUNES_KEY:
        names.append(_("Các cơ quan cấp xã"))
    elif asked.agency_key:
        names += [each.name for each in agencies([asked.agency_key]).values()]
    if asked.field_key:
        names += [field.name for field in fields_on(today) if field.key == asked.field_key]
    return ", ".join(names)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What `due_of` asks for. Every dossier behind a figure was accepted: its limit has begun."""

    state: str
    due_at: datetime | None
    result_ready_at: datetime | None
    submitted_at: datetime
    clock_started_at: datetime
    due_derivation: None = None


def _lines(rows: Sequence[CountedDossier], *, by: Actor, at: datetime) -> Sequence[dict[str, Any]]:
    names = full_names([AccountId(row.holder_account_id) for row in rows if row.holder_account_id])
    held = agencies({row.agency_code for row in rows})
    readable = readable_by(by)
    calendars = Calendars(at=at)
    return [
        {
            "row": row,
            "due": _due(row, calendars),
            "agency_name": held[AgencyCode(row.agency_code)].name,
            "holder_name": names.get(AccountId(row.holder_account_id or 0), ""),
            "can_open": row.agency_code in readable,
        }
        for row in rows
    ]


def _due(row: CountedDossier, calendars: Calendars) -> Due:
    standing = _Standing(row.state, row.due_at, row.result_ready_at, row.sorted_at, row.sorted_at)
    return due_of(standing, agency_code=row.agency_code, calendars=calendars)
