"""Procedures: the list, one with all its parts, its versions, and as linked data."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from ninja import Query, Router

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import find_procedures, instruments
from motcua.domain.catalogue.selectors.changes import differences_between
from motcua.domain.catalogue.selectors.public import (
    lines_of,
    procedure_known,
    procedures_known,
    slug_of,
    standing_of,
    versions_in_time,
)
from motcua.domain.catalogue.values import (
    DecisionReference,
    LegalInstrument,
    ProcedurePage,
    VersionId,
)
from motcua.domain.catalogue.values.public import ProcedureLine
from motcua.domain.reporting.rules.public_record import public_record, public_summary
from motcua.domain.reporting.rules.public_service import service_graph
from motcua.foundation.errors import DomainError
from motcua.interfaces.public_api.answers import known_now
from motcua.interfaces.public_api.cursors import CursorUnreadable, cursor_for, lead_on, place_of
from motcua.interfaces.public_api.parameters import (
    OfDay,
    OfDayAsKnown,
    ProcedureFilters,
    TwoVersions,
    moment_of,
    refuse_unknown,
)
from motcua.interfaces.public_api.schemas import (
    DifferenceList,
    ProcedureList,
    ProcedureRecord,
    VersionList,
)

ADDRESS = "/api/v1/procedures"
FOUND_MAX = 200  # Hits that are looked at before the filters.
JSON_LD, TURTLE = "application/ld+json", "text/turtle"
_PLACE = frozenset({"after", "day", "known_at", "field", "level", "subject"})

router = Router(tags=["procedures"])


class SearchOnlyAsKnownNow(DomainError):
    """The index of the search is of now."""

    code = "public_api.search_only_as_known_now"
    http_status = 422
    message = "Không tìm theo chữ (q) cùng với known_at hoặc cursor được."
    remedy = "Xin bỏ known_at và cursor, hoặc bỏ q."


@router.get(
    "/procedures",
    response=ProcedureList,
    operation_id="list_procedures",
    summary="Procedures in force on a day",
)
def list_procedures(
    request: HttpRequest, response: HttpResponse, filters: Query[ProcedureFilters]
) -> Any:
    """By slug, a page at a time. `Link: <…>; rel="next"` and `next` lead on."""
    refuse_unknown(request, ProcedureFilters)
    if filters.q:
        return _found(filters)
    place = place_of(filters.cursor, names=_PLACE) if filters.cursor else _first_place(filters)
    day, known_at = _both_times(place)
    rows = list(
        procedures_known(
            day=day,
            known_at=known_at,
            field=place["field"],
            level=place["level"],
            subject=place["subject"],
            after_slug=place["after"],
        )[: filters.limit + 1]
    )
    lines = lines_of(rows[: filters.limit], day=day)
    following = None
    if len(rows) > filters.limit:
        cursor = cursor_for({**place, "after": lines[-1].slug})
        query = urlencode({"limit": filters.limit, "cursor": cursor})
        following = f"{settings.PUBLIC_ADDRESS}{ADDRESS}?{query}"
    return {
        "items": [_summary(line) for line in lines],
        "next": lead_on(response, following),
        "day": day,
        "known_at": known_at,
    }


def _answers_with(media_type: str) -> dict[str, Any]:
    content = {media_type: {"schema": {"type": "string"}}}
    return {"responses": {200: {"description": "cpsv:PublicService", "content": content}}}


@router.get(
    "/procedures/{slug:slug}.jsonld",
    operation_id="read_procedure_as_json_ld",
    summary="One procedure as linked data, JSON-LD",
    openapi_extra=_answers_with(JSON_LD),
)
def read_json_ld(request: HttpRequest, slug: str, asked: Query[OfDayAsKnown]) -> HttpResponse:
    """In the words of CPSV-AP; docs/howto/use_the_data.md says which word becomes which."""
    return _linked_data(request, slug, asked, written="json-ld", media_type=JSON_LD)


@router.get(
    "/procedures/{slug:slug}.ttl",
    operation_id="read_procedure_as_turtle",
    summary="One procedure as linked data, Turtle",
    openapi_extra=_answers_with(TURTLE),
)
def read_turtle(request: HttpRequest, slug: str, asked: Query[OfDayAsKnown]) -> HttpResponse:
    """In the words of CPSV-AP, as JSON-LD is."""
    return _linked_data(request, slug, asked, written="turtle", media_type=TURTLE)


@router.get(
    "/procedures/{slug}",
    response=ProcedureRecord,
    operation_id="read_procedure",
    summary="One procedure with all its parts",
)
def read_procedure(request: HttpRequest, slug: str, asked: Query[OfDayAsKnown]) -> Any:
    """By slug. A national code, present or former, leads on to the slug (301)."""
    refuse_unknown(request, OfDayAsKnown)
    known_slug = slug_of(slug)
    if known_slug != slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponsePermanentRedirect(f"{ADDRESS}/{known_slug}{query}")
    page = _page(slug, asked)
    return public_record(page, instruments=_instruments()) | _summary(page) | {"day": asked.on}


@router.get(
    "/procedures/{slug}/versions",
    response=VersionList,
    operation_id="list_versions",
    summary="The versions of a procedure through time",
)
def list_versions(request: HttpRequest, slug: str, asked: Query[OfDay]) -> Any:
    """Everything ever recorded, oldest first: `superseded_at` null is what we know now."""
    refuse_unknown(request, OfDay)
    known_slug = slug_of(slug)
    standing = standing_of(known_slug, day=asked.on)
    return {
        "slug": known_slug,
        "standing": standing.standing.value,
        "since": standing.since,
        "successor_slug": standing.successor_slug,
        "items": [
            {
                "version_id": version.version_id,
                "code": version.code,
                "name": version.name,
                "status": version.status.value,
                "valid_from": version.valid_from,
                "valid_to": version.valid_to,
                "recorded_at": version.recorded_at,
                "superseded_at": version.superseded_at,
                "decision": decision_name(version.decision),
            }
            for version in versions_in_time(known_slug, with_superseded=True)
        ],
    }


@router.get(
    "/procedures/{slug}/differences",
    response=DifferenceList,
    operation_id="list_differences",
    summary="What differs between two versions, in words",
)
def list_differences(request: HttpRequest, slug: str, asked: Query[TwoVersions]) -> Any:
    """Both versions are of this procedure; `versions` names them."""
    refuse_unknown(request, TwoVersions)
    known_slug = slug_of(slug)
    versions = versions_in_time(known_slug, with_superseded=True)
    known = {version.version_id for version in versions}
    if not {asked.former, asked.later} <= known:
        raise ProcedureNotFound(asked_for=f"{slug} {asked.former} {asked.later}"[:100], day="")
    found = differences_between(VersionId(asked.former), VersionId(asked.later))
    return {
        "slug": known_slug,
        "former_version_id": asked.former,
        "later_version_id": asked.later,
        "items": [asdict(each) for each in found],
    }


def decision_name(decision: DecisionReference | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {"number": decision.number, "signed_on": decision.signed_on}


def page_address(slug: str) -> str:
    """The page for people, which is also the name of the procedure in linked data."""
    return f"{settings.PUBLIC_ADDRESS}/thu-tuc/{slug}/"


def _linked_data(
    request: HttpRequest, slug: str, asked: OfDayAsKnown, *, written: str, media_type: str
) -> HttpResponse:
    refuse_unknown(request, OfDayAsKnown)
    page = _page(slug, asked)
    graph = service_graph(page, address=page_address(page.slug))
    options = {"auto_compact": True} if media_type == JSON_LD else {}
    text = graph.serialize(format=written, **options)
    return HttpResponse(text, content_type=f"{media_type}; charset=utf-8")


def _instruments() -> dict[str, LegalInstrument]:
    return {each.number: each for each in instruments()}


def _summary(page: ProcedurePage | ProcedureLine) -> dict[str, Any]:
    return public_summary(page) | {
        "href": f"{settings.PUBLIC_ADDRESS}{ADDRESS}/{page.slug}",
        "page": page_address(page.slug),
    }


def _page(slug: str, asked: OfDayAsKnown) -> ProcedurePage:
    known_slug = slug_of(slug)
    page = procedure_known(known_slug, day=asked.on, known_at=asked.known_at)
    if page is None:
        raise ProcedureNotFound(asked_for=slug[:100], day=asked.on.isoformat())
    return page


def _found(filters: ProcedureFilters) -> dict[str, Any]:
    """The best hits of a search, on one page."""
    if filters.known_at or filters.cursor:
        raise SearchOnlyAsKnownNow
    hits = find_procedures(filters.q, day=filters.on, limit=FOUND_MAX)
    rows = procedures_known(
        day=filters.on,
        field=filters.field,
        level=filters.level or "",
        subject=filters.subject or "",
        slugs=[hit.slug for hit in hits],
    )
    by_slug = {line.slug: line for line in lines_of(rows, day=filters.on)}
    lines = [by_slug[hit.slug] for hit in hits if hit.slug in by_slug]
    return {
        "items": [_summary(line) for line in lines[: filters.limit]],
        "next": None,
        "day": filters.on,
        "known_at": known_now(),
    }


def _first_place(filters: ProcedureFilters) -> dict[str, str]:
    return {
        "after": "",
        "day": filters.on.isoformat(),
        "known_at": (filters.known_at or known_now()).isoformat(),
        "field": filters.field,
        "level": filters.level or "",
        "subject": filters.subject or "",
    }


def _both_times(place: dict[str, str]) -> tuple[date, datetime]:
    try:
        return date.fromisoformat(place["day"]), moment_of(place["known_at"])
    except ValueError:
        raise CursorUnreadable from None
