"""The page of one procedure: today, on another day, as it will be, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.catalogue import selectors
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors.public import procedure_known, slug_of, standing_of
from motcua.domain.catalogue.values import LEVEL_NAMES, SUBJECT_NAMES, Channel, ProcedurePage
from motcua.domain.catalogue.values.public import ProcedureStanding, Standing
from motcua.domain.organisations.values import NamedAgency, NameKind
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen import procedure_history as history
from motcua.interfaces.citizen import procedure_parts as parts
from motcua.interfaces.citizen import procedure_words as words
from motcua.interfaces.citizen.structured_data import structured_data
from motcua.interfaces.design_system.components import Crumb
from motcua.interfaces.design_system.deadlines import limit_words

GONE = 410


@dataclass(frozen=True, slots=True)
class Place:
    """Where papers are handed in."""

    name: str
    remark: str


@require_safe
def procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """One procedure, by its slug. A national code, present or former, leads on to it.

    Legal   LR-129 (63/2010/NĐ-CP art 8.2, 16-17): all its parts, as they are and as they were;
            LR-131 (art 14-15): announced changes, and what took its place.
    """
    today = clock.now().astimezone(VIETNAM).date()
    known_slug = slug_of(slug)
    if known_slug != slug:
        return _lead_on(known_slug, request.GET.urlencode())
    asked_day = _asked_day(request)
    day = asked_day or today
    standing = standing_of(slug, day=day)
    page = procedure_known(slug, day=day)
    if page is None and asked_day is None and standing.standing is Standing.NOT_YET:
        day = standing.since or today
        page = procedure_known(slug, day=day)
    if page is None:
        return _not_in_force(request, standing, day, today=today, is_today=asked_day is None)
    context = _context(request, page, standing, day=day, today=today)
    return render(request, "citizen/procedure.html", context)


def _asked_day(request: HttpRequest) -> date | None:
    """The day in the address. One that cannot be read is an address that does not exist."""
    text = request.GET.get("ngay", "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ProcedureNotFound(asked_for=text[:20], day="") from None


def _lead_on(slug: str, query: str) -> HttpResponse:
    address = reverse("citizen:procedure", args=[slug])
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def _not_in_force(
    request: HttpRequest, standing: ProcedureStanding, day: date, *, today: date, is_today: bool
) -> HttpResponse:
    """A procedure that was: to its successor, or a page that says so and leads to what was."""
    if is_today and standing.successor_slug:
        return _lead_on(standing.successor_slug, urlencode({"thay-cho": standing.slug}))
    context = {
        "section": "catalogue",
        "standing": standing,
        "sentence": history.standing_words(standing, day),
        "versions": history.version_lines(standing, shown_on=None, today=today),
        "holds_today": any(each.is_active and each.holds_on(today) for each in standing.versions),
        "path": reverse("citizen:procedure", args=[standing.slug]),
        "successor_address": (
            reverse("citizen:procedure", args=[standing.successor_slug])
            if standing.successor_slug
            else ""
        ),
        "crumb_list": _crumbs(standing.name),
    }
    status = GONE if is_today else 404
    return render(request, "citizen/procedure/gone.html", context, status=status)


def _context(
    request: HttpRequest,
    page: ProcedurePage,
    standing: ProcedureStanding,
    *,
    day: date,
    today: date,
) -> dict[str, Any]:
    is_today = day == today
    can_apply_here = is_today and selectors.can_be_filed_online_here(page)
    path = reverse("citizen:procedure", args=[page.slug])
    address = f"{settings.PUBLIC_ADDRESS}{path}"
    field_address = f"{reverse('citizen:catalogue')}?{urlencode({'linh-vuc': page.field_key})}"
    case = parts.chosen_case(page, request.GET.get("truong-hop", ""))
    context = {
        "section": "catalogue",
        "procedure": page,
        "canonical_address": address,
        "path": path,
        "is_today": is_today,
        "day_words": history.day_words(page, day=day, today=today),
        "announced": history.announced(standing, day=day) if is_today else None,
        "took_place_of": _took_place_of(request, page.slug),
        "versions": history.version_lines(standing, shown_on=day, today=today),
        "case": case,
        "cases": parts.case_choices(page, case, path=path, day=None if is_today else day),
        "can_apply_here": can_apply_here,
        "field_address": field_address,
        "structured_data": structured_data(page, address=address) if is_today else None,
        "data_address": f"/api/v1/procedures/{page.slug}",
        "qr_code": segno.make(address, error="m").svg_data_uri(scale=3, border=1),
        "crumb_list": _crumbs(page.name, page.field_name, field_address),
    }
    told = page.in_case(case.key) if case else page
    return context | _facts(told, day, can_apply=can_apply_here)


def _crumbs(name: str, field_name: str = "", field_address: str = "") -> list[Crumb]:
    crumbs = [
        Crumb(_("Trang đầu"), reverse("citizen:home")),
        Crumb(_("Thủ tục"), reverse("citizen:catalogue")),
    ]
    if field_name:
        crumbs.append(Crumb(_(field_name), field_address))
    return [*crumbs, Crumb(name)]


def _took_place_of(request: HttpRequest, slug: str) -> str:
    """The name of the procedure whose address led here, if this one really took its place."""
    former = request.GET.get("thay-cho", "")
    if not former:
        return ""
    try:
        standing = standing_of(former, day=clock.now().astimezone(VIETNAM).date())
    except ProcedureNotFound:
        return ""
    return standing.name if standing.successor_slug == slug else ""


def _facts(page: ProcedurePage, day: date, *, can_apply: bool) -> dict[str, Any]:
    """Everything about a procedure that is not an address."""
    places = [_place(place, day) for place in selectors.receiving_places_on(page, day)]
    fees = page.fees_for(Channel.DIRECT)
    return {
        "lead": words.lead(page),
        "time": parts.time_of_case(page),
        "money": words.money_headline(fees),
        "decided_by": _decided_by(page, places),
        "variants": [
            {
                "time": limit_words(variant.limit),
                "condition": words.spelled_out(variant.condition),
            }
            for variant in page.limit_variants
        ],
        "conditions": [words.spelled_out(condition) for condition in page.conditions],
        "papers": words.papers(page, can_apply_here=can_apply),
        "online": words.online_words(
            page.online,
            can_apply_here=can_apply,
            channels=[
                place.name for place in page.receiving_places if place.kind is NameKind.CHANNEL
            ],
        ),
        "partial_reason": parts.partial_reason(page),
        "not_at_one_stop": parts.not_at_one_stop(page),
        "methods": parts.method_lines(page),
        "sequence": [
            {"name": words.spelled_out(step.name), "text": words.spelled_out(step.text)}
            for step in page.sequence
        ],
        "pause_grounds": "; ".join(map(words.spelled_out, page.pause_grounds)),
        "late_rule": words.spelled_out(page.late_rule or ""),
        "places": places,
        "steps": words.path(page.steps),
        "steps_hours": words.working_hours(page.steps_hours),
        "fees": parts.fee_lines(fees),
        "results": parts.result_lines(page),
        "laws": parts.law_lines(page, day),
        "group": parts.group_words(page, day),
        "level_name": _(LEVEL_NAMES[page.level]),
        "subjects": ", ".join(_(SUBJECT_NAMES[subject]) for subject in page.subjects),
        "coordinating": _names(page.coordinating_agencies),
        "authorised": _names(page.authorised_agencies),
        "decision": parts.decision_words(page),
        "linked": [
            {"name": other.name, "address": reverse("citizen:procedure", args=[other.slug])}
            for other in page.linked_procedures
        ],
        "unconfirmed": words.unconfirmed(page),
    }


def _names(agencies: Sequence[NamedAgency]) -> str:
    return ", ".join(named.agency.name if named.agency else named.name for named in agencies)


def _decided_by(page: ProcedurePage, places: Sequence[Place]) -> words.Headline:
    names = [
        agency.agency.name if agency.agency else agency.name for agency in page.competent_agencies
    ]
    remark = places[0].remark if places else ""
    return words.Headline(" / ".join(names), remark)


def _place(place: NamedAgency, day: date) -> Place:
    """A place of reception: its real name, address and telephone where they are known."""
    if place.agency is not None:
        known = [part for part in (place.agency.address, place.agency.phone) if part]
        return Place(place.agency.name, ", ".join(known))
    if place.is_any_commune and place.is_one_stop_unit and regime_on(day).is_boundary_free:
        return Place(place.name, _("Nộp ở xã, phường nào trong tỉnh cũng được"))
    return Place(place.name, "")
