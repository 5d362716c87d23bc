"""Records and versions as a workbook and as the JSON of the National Database; the workbook to fill in."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.selectors.instruments import instruments
from motcua.domain.catalogue.selectors.page import procedure_version
from motcua.domain.catalogue.selectors.record import record_of
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import RecordId, VersionId
from motcua.domain.records.rules.record import record_as_data, record_from
from motcua.domain.records.rules.sheet_writing import workbook_of
from motcua.domain.records.rules.wire import wire_of
from motcua.interfaces.officer.catalogue.access import field_names, reader_required, today

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json; charset=utf-8"


@require_safe
@reader_required
def template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in: every sheet and column, with what to write in it."""
    return _file(workbook_of((), fields=field_names()), WORKBOOK, "mau-thu-tuc.xlsx")


@require_safe
@reader_required
def record_workbook(request: HttpRequest, record_id: int) -> HttpResponse:
    """A record under work as a workbook."""
    found = record(RecordId(record_id))
    return _workbook(found.slug, found.facts, f"{found.slug}-ban-thao")


@require_safe
@reader_required
def record_json(request: HttpRequest, record_id: int) -> HttpResponse:
    """A record under work as the National Database has it. Raises RecordUnreadable."""
    found = record(RecordId(record_id))
    return _json(record_as_data(record_from(found.facts)), f"{found.slug}-ban-thao")


@require_safe
@reader_required
def version_workbook(request: HttpRequest, published_id: int) -> HttpResponse:
    """A version as a workbook, also one that a correction took the place of."""
    slug = procedure_version(VersionId(published_id), day=today()).slug
    return _workbook(slug, record_as_data(record_of(VersionId(published_id))), slug)


@require_safe
@reader_required
def version_json(request: HttpRequest, published_id: int) -> HttpResponse:
    """A version as the National Database has it."""
    slug = procedure_version(VersionId(published_id), day=today()).slug
    return _json(record_as_data(record_of(VersionId(published_id))), slug)


def _workbook(slug: str, data: Mapping[str, Any], name: str) -> HttpResponse:
    content = workbook_of([(slug, data)], fields=field_names())
    return _file(content, WORKBOOK, f"{name}.xlsx")


def _json(data: Mapping[str, Any], name: str) -> HttpResponse:
    names = {each.number: each.name for each in instruments()}
    told = wire_of(data, field_names=field_names(), instrument_names=names)
    content = json.dumps(told, ensure_ascii=False, indent=2).encode()
    return _file(content, JSON, f"{name}.json")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
