"""The catalogues around the procedures: fields, agencies, divisions, decisions, changes."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from motcua.domain.catalogue.selectors import fields_on, instruments
from motcua.domain.catalogue.selectors.changes import changes, published_decisions
from motcua.domain.guidance.selectors import events_on
from motcua.domain.organisations.selectors import agencies_on, divisions_on
from motcua.domain.organisations.values import Agency, Division, DivisionLevel
from motcua.interfaces.public_api.answers import now_here
from motcua.interfaces.public_api.cursors import CursorUnreadable, cursor_for, lead_on, place_of
from motcua.interfaces.public_api.list_schemas import (
    AgencyList,
    ChangeList,
    DecisionList,
    DivisionList,
    FieldList,
    InstrumentList,
    LifeEventList,
)
from motcua.interfaces.public_api.parameters import (
    ChangeFilters,
    DivisionFilters,
    OfDay,
    Paged,
    PagedOfDayAsKnown,
    moment_of,
    refuse_unknown,
)
from motcua.interfaces.public_api.procedures import decision_name, page_address

ANNOUNCED_DAYS_MAX = 3_660  # Changes are announced days ahead, not decades.
router = Router(tags=["catalogues"])


@router.get("/fields", response=FieldList, operation_id="list_fields", summary="Fields (lĩnh vực)")
def list_fields(request: HttpRequest, asked: Query[OfDay]) -> Any:
    """Fields that have procedures on the day, in the published order."""
    refuse_unknown(request, OfDay)
    return {
        "items": [
            {"key": field.key, "name": field.name, "procedure_count": field.count}
            for field in fields_on(asked.on)
        ],
        "day": asked.on,
    }


@router.get(
    "/agencies", response=AgencyList, operation_id="list_agencies", summary="Agencies on a day"
)
def list_agencies(
    request: HttpRequest, response: HttpResponse, asked: Query[PagedOfDayAsKnown]
) -> Any:
    """By code."""
    refuse_unknown(request, PagedOfDayAsKnown)
    after, day, known_at = _place(asked, kind="agencies")
    ordered = sorted(agencies_on(day, known_at=known_at), key=lambda agency: agency.code)
    rest = [agency for agency in ordered if agency.code > after]
    shown = rest[: asked.limit]
    following = None
    if len(rest) > asked.limit:
        following = _next("agencies", asked, _cursor("agencies", shown[-1].code, day, known_at))
    return {
        "items": [_agency(agency) for agency in shown],
        "next": lead_on(response, following),
        "day": day,
        "known_at": known_at,
    }


@router.get(
    "/divisions",
    response=DivisionList,
    operation_id="list_divisions",
    summary="Administrative divisions on a day",
)
def list_divisions(
    request: HttpRequest, response: HttpResponse, asked: Query[DivisionFilters]
) -> Any:
    """Three tiers until 30 June 2025, two tiers since (72/2025/QH15). By code."""
    refuse_unknown(request, DivisionFilters)
    kind = f"divisions-{asked.level}"
    after, day, known_at = _place(asked, kind=kind)
    found = divisions_on(level=DivisionLevel(asked.level), day=day, known_at=known_at)
    rest = [each for each in sorted(found, key=lambda each: each.code) if each.code > after]
    shown = rest[: asked.limit]
    following = None
    if len(rest) > asked.limit:
        place = _cursor(kind, shown[-1].code, day, known_at)
        following = _next("divisions", asked, place, level=asked.level)
    return {
        "items": [_division(division) for division in shown],
        "next": lead_on(response, following),
        "day": day,
        "known_at": known_at,
    }


@router.get(
    "/decisions",
    response=DecisionList,
    operation_id="list_decisions",
    summary="Decisions of publication (quyết định công bố)",
)
def list_decisions(request: HttpRequest, response: HttpResponse, asked: Query[Paged]) -> Any:
    """In the order of their entry; only those that are published."""
    refuse_unknown(request, Paged)
    after_id = 0
    if asked.cursor:
        place = place_of(asked.cursor, names=frozenset({"decisions_after"}))
        after_id = _number(place["decisions_after"])
    found = published_decisions(after_id=after_id, count_max=asked.limit + 1)
    shown = found[: asked.limit]
    following = None
    if len(found) > asked.limit:
        following = _next("decisions", asked, {"decisions_after": str(shown[-1].decision_id)})
    return {
        "items": [
            {
                "id": decision.decision_id,
                "number": decision.number,
                "signed_on": decision.signed_on,
                "signer_name": decision.signer_name,
                "signer_title": decision.signer_title,
                "agency_code": decision.agency_code,
                "agency_name": decision.agency_name,
                "effective_from": decision.effective_from,
                "instrument_number": decision.instrument_number or None,
                "instrument_effective_on": decision.instrument_effective_on,
                "is_shortened": decision.is_shortened,
                "published_at": decision.published_at,
            }
            for decision in shown
        ],
        "next": lead_on(response, following),
    }


@router.get(
    "/legal-instruments",
    response=InstrumentList,
    operation_id="list_legal_instruments",
    summary="Legal instruments and what took their place",
)
def list_legal_instruments(
    request: HttpRequest, response: HttpResponse, asked: Query[Paged]
) -> Any:
    """By number."""
    refuse_unknown(request, Paged)
    after = ""
    if asked.cursor:
        after = place_of(asked.cursor, names=frozenset({"instruments_after"}))["instruments_after"]
    known = sorted(instruments(), key=lambda each: each.number)
    rest = [each for each in known if each.number > after]
    shown = rest[: asked.limit]
    following = None
    if len(rest) > asked.limit:
        following = _next("legal-instruments", asked, {"instruments_after": shown[-1].number})
    return {
        "items": [
            {
                "number": each.number,
                "name": each.name,
                "issued_on": each.issued_on,
                "issuer": each.issuer or None,
                "valid_from": each.valid_from,
                "valid_to": each.valid_to,
                "successor_number": each.successor_number,
                "mark": each.mark,
            }
            for each in shown
        ],
        "next": lead_on(response, following),
    }


@router.get(
    "/life-events",
    response=LifeEventList,
    operation_id="list_life_events",
    summary="Life events and the procedures they lead to",
)
def list_life_events(request: HttpRequest, asked: Query[OfDay]) -> Any:
    """Most needed first."""
    refuse_unknown(request, OfDay)
    return {
        "items": [
            {
                "key": event.key,
                "title": event.title,
                "text": event.text,
                "keywords": list(event.keywords),
                "slugs": list(event.slugs),
                "valid_from": event.valid_from,
                "valid_to": event.valid_to,
                "page": f"{settings.PUBLIC_ADDRESS}{reverse('citizen:life_event', args=[event.key])}",
            }
            for event in events_on(asked.on)
        ],
        "day": asked.on,
    }


@router.get(
    "/changes",
    response=ChangeList,
    operation_id="list_changes",
    summary="What has changed and what will",
)
def list_changes(request: HttpRequest, response: HttpResponse, asked: Query[ChangeFilters]) -> Any:
    """By day of effect, latest first. Announced changes are those of days to come."""
    refuse_unknown(request, ChangeFilters)
    before = None
    if asked.cursor:
        place = place_of(asked.cursor, names=frozenset({"changes_day", "changes_slug"}))
        before = (_day(place["changes_day"]), place["changes_slug"])
    farthest = now_here().date() + timedelta(days=ANNOUNCED_DAYS_MAX)
    until = min(asked.until or farthest, farthest)
    found = changes(since=asked.since, until=until, before=before, count_max=asked.limit + 1)
    shown = found[: asked.limit]
    following = None
    if len(found) > asked.limit:
        last = {"changes_day": shown[-1].effective_on.isoformat(), "changes_slug": shown[-1].slug}
        days = {"since": asked.since, "until": asked.until}
        kept = {name: day.isoformat() for name, day in days.items() if day is not None}
        following = _next("changes", asked, last, **kept)
    return {
        "items": [
            {
                "slug": change.slug,
                "code": change.code,
                "name": change.name,
                "kind": change.kind.value,
                "effective_on": change.effective_on,
                "recorded_at": change.recorded_at,
                "version_id": change.version_id,
                "former_version_id": change.former_version_id,
                "decision": decision_name(change.decision),
                "page": page_address(change.slug),
            }
            for change in shown
        ],
        "next": lead_on(response, following),
    }


def _place(asked: PagedOfDayAsKnown, *, kind: str) -> tuple[str, date, datetime | None]:
    """Where to go on in a list, and the day and moment of its first page."""
    if not asked.cursor:
        return "", asked.on, asked.known_at
    place = place_of(asked.cursor, names=frozenset({"list", "after", "day", "known_at"}))
    if place["list"] != kind:
        raise CursorUnreadable
    return place["after"], _day(place["day"]), _moment(place["known_at"])


def _cursor(kind: str, after: str, day: date, known_at: datetime | None) -> dict[str, str]:
    moment = known_at.isoformat() if known_at else ""
    return {"list": kind, "after": after, "day": day.isoformat(), "known_at": moment}


def _moment(text: str) -> datetime | None:
    try:
        return moment_of(text) if text else None
    except ValueError:
        raise CursorUnreadable from None


def _next(name: str, asked: Paged, place: dict[str, str], **kept: str) -> str:
    query = urlencode({**kept, "limit": asked.limit, "cursor": cursor_for(place)})
    return f"{settings.PUBLIC_ADDRESS}/api/v1/{name}?{query}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CursorUnreadable from None


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:  # noqa: PLR2004 — fits a row's id
        raise CursorUnreadable
    return int(text)


def _agency(agency: Agency) -> dict[str, Any]:
    return {
        "code": agency.code,
        "name": agency.name,
        "role": agency.role,
        "level": agency.level.value,
        "parent_code": agency.parent_code,
        "division_code": agency.division_code,
        "division_name": agency.division_name,
        "identifier_qcvn_102": agency.identifier,
        "identifier_20_2020": agency.identifier_short,
        "identifier_is_assumed": agency.identifier_is_assumed,
        "address": agency.address or None,
        "phone": agency.phone or None,
        "valid_from": agency.valid_from,
        "valid_to": agency.valid_to,
        "successor_code": agency.successor_code,
    }


def _division(division: Division) -> dict[str, Any]:
    return {
        "code": division.code,
        "name": division.name,
        "kind": division.kind,
        "level": division.level.value,
        "parent_code": division.parent_code,
        "valid_from": division.valid_from,
        "valid_to": division.valid_to,
    }
