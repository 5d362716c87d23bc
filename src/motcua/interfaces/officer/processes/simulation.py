"""A version tried on real dossiers of a period: one sentence, then pictures; nothing is written."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.domain.dossiers import permissions as dossier_permissions
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.processes.values import ProcessStatus, ProcessVersion
from motcua.domain.simulation.rules.history import Assumptions
from motcua.domain.simulation.rules.replay import simulate
from motcua.domain.simulation.rules.results import (
    Change,
    OfficerFigures,
    PredictedDossier,
    Simulation,
    StepFigures,
)
from motcua.domain.workflow.selectors.histories import history_of
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.processes.access import drawer_required, today, version_at
from motcua.interfaces.officer.processes.simulation_pictures import bars_of, queue_of, share_of
from motcua.interfaces.officer.processes.simulation_words import hours, notes, percent, sentence
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.refusal import in_words

DOSSIERS_MAX = 10_000  # Some five seconds; the command line takes twice as many.
DAYS_MAX = 366
DOSSIERS_LISTED_MAX = 200
OFFICERS_LISTED_MAX = 100
SHOWN_AT_ONCE = 12  # of officials and of dossiers; the others unfold
_ONE_DAY = timedelta(days=1)
# How far work follows the planned hours (ADR 19): the word in the address, the weight, the words.
WEIGHTS = {
    "": (Fraction(1), gettext_lazy("đúng theo tỷ lệ giờ giao")),
    "mot-nua": (Fraction(1, 2), gettext_lazy("một nửa tỷ lệ đó")),
    "khong": (Fraction(0), gettext_lazy("không đổi theo giờ giao")),
}


@require_safe
@drawer_required
def simulation(request: HttpRequest, version_id: int) -> HttpResponse:
    """What would have come of the dossiers of last month, or of the days asked for."""
    version = version_at(version_id)
    first, last = _period(request)
    weight = request.GET.get("theo", "")
    weight = weight if weight in WEIGHTS else ""
    context: dict[str, Any] = {
        "section": "processes",
        "version": version,
        "is_draft": version.status is ProcessStatus.DRAFT,
        "first": formats.day(first),
        "last": formats.day(last),
        "weight": weight,
        "weights": [(word, words) for word, (_weight, words) in WEIGHTS.items()],
    }
    try:
        tried = _tried(version, first, last, WEIGHTS[weight][0])
    except DomainError as refusal:
        context["refusal"] = in_words(refusal)
        return show(
            request, "officer/processes/simulation.html", context, status=refusal.http_status
        )
    return show(
        request,
        "officer/processes/simulation.html",
        context | _shown(tried, by=request.actor, is_draft=context["is_draft"]),
    )


simulation_urls = [
    path("<int:version_id>/chay-thu/", simulation, name="process_simulation"),
]


def _tried(version: ProcessVersion, first: date, last: date, weight: Fraction) -> Simulation:
    """Raises NothingToReplay, TooMuchToReplay, ProcessNeverEnds."""
    history = history_of(version.procedure_slug, first=first, last=last, dossiers_max=DOSSIERS_MAX)
    return simulate(history, draft=version.process, assumptions=Assumptions(hours_weight=weight))


def _period(request: HttpRequest) -> tuple[date, date]:
    """The days asked for, at most a year of them; last month where nothing is said."""
    before = today().replace(day=1) - _ONE_DAY
    typed = (day_in(request.GET.get(name, "").strip()) for name in ("tu", "den"))
    first, last = typed
    last = min(last or (before if first is None else today()), today())
    first = first or last.replace(day=1)
    return min(max(first, last - DAYS_MAX * _ONE_DAY), last), last


def _shown(tried: Simulation, *, by: Actor, is_draft: bool) -> dict[str, Any]:
    counted = tried.counted
    readable = by.agency_codes(dossier_permissions.READ)
    return {
        "simulation": tried,
        "sentence": sentence(tried, is_draft=is_draft),
        "notes": notes(tried),
        "counted": counted,
        "shares": [
            {
                "key": key,
                "percent": percent(on_time, counted),
                "on_time": on_time,
                "late": counted - on_time,
                "bar": share_of(on_time, counted),
            }
            for key, on_time in (("then", tried.on_time_then), ("now", tried.on_time_now))
        ],
        "still_late": tried.count(Change.STILL_LATE),
        "gained": _listed(tried.changed(Change.GAINED), readable),
        "gained_count": tried.count(Change.GAINED),
        "lost": _listed(tried.changed(Change.LOST), readable),
        "lost_count": tried.count(Change.LOST),
        "shown_at_once": f":{SHOWN_AT_ONCE}",
        "unfolded": f"{SHOWN_AT_ONCE}:",
        "steps": _steps(tried),
        "officers": _officers(tried.officers),
        "days": tried.days,
        "work": (hours(tried.work.then), hours(tried.work.now)),
        "queue_days": _queue_days(tried),
    }


def _listed(
    dossiers: Sequence[PredictedDossier], readable: frozenset[str]
) -> Sequence[dict[str, Any]]:
    """Those that change most first. A dossier opens for whoever may read it."""
    most = sorted(dossiers, key=_change_of, reverse=True)
    return [
        {
            "dossier": each,
            "address": reverse("officer:dossier", args=[each.code])
            if readable.intersection(each.agency_codes)
            else "",
        }
        for each in most[:DOSSIERS_LISTED_MAX]
    ]


def _change_of(dossier: PredictedDossier) -> tuple[timedelta, str]:
    if dossier.decided_at is None or dossier.predicted_at is None:
        return timedelta(), dossier.code
    return abs(dossier.decided_at - dossier.predicted_at), dossier.code


def _steps(tried: Simulation) -> Sequence[dict[str, Any]]:
    measured = [each.work for each in tried.steps if not each.is_new]
    most = max((max(pair.then, pair.now) for pair in measured), default=timedelta())
    longest = max((max(*each.queue_then, *each.queue_now, 0) for each in tried.steps), default=0)
    return [
        {
            "step": each,
            "then": hours(each.work.then),
            "now": hours(each.work.now),
            "stay_then": _per_time(each.stay.then, each.times_then),
            "stay_now": _per_time(each.stay.now, each.times_now),
            "bars": bars_of(each.work.then, each.work.now, most=most),
            "queue": queue_of(each.queue_then, each.queue_now, most=longest),
            "most_then": max(each.queue_then, default=0),
            "most_now": max(each.queue_now, default=0),
        }
        for each in tried.steps
    ]


def _per_time(stay: timedelta, times: int) -> str:
    return hours(stay / times) if times else "–"


def _queue_days(tried: Simulation) -> Sequence[tuple[date, Sequence[tuple[int, int]]]]:
    """For the table: of every day, how many lay at each step then and now."""

    def on(each: StepFigures, number: int) -> tuple[int, int]:
        return each.queue_then[number], each.queue_now[number]

    return [
        (day, [on(each, number) for each in tried.steps]) for number, day in enumerate(tried.days)
    ]


def _officers(figures: Sequence[OfficerFigures]) -> Sequence[dict[str, Any]]:
    """People first, then what is nobody's own: the planned hours of agencies without a past."""
    people = [each for each in figures if each.officer is not None]
    shown = [*people[:OFFICERS_LISTED_MAX], *(each for each in figures if each.officer is None)]
    names = full_names([AccountId(each.officer) for each in shown if each.officer])
    places = agencies({each.agency_code for each in shown} - {""})
    named = {str(code): agency.name for code, agency in places.items()}
    most = max((max(each.work.then, each.work.now) for each in people), default=timedelta())
    return [
        {
            "name": names.get(AccountId(each.officer), "") if each.officer else "",
            "agency_name": named.get(each.agency_code, ""),
            "figures": each,
            "then": hours(each.work.then),
            "now": hours(each.work.now),
            "bars": bars_of(each.work.then, each.work.now, most=most),
        }
        for each in shown
    ]
