"""What every page of the desk shows around its content: who sits here, in which office."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.domain.catalogue import permissions as catalogue
from motcua.domain.control.permissions import CHECK_POSTING, POST
from motcua.domain.dossiers.permissions import REGISTER
from motcua.domain.identity.selectors import positions_of
from motcua.domain.organisations.permissions import DELEGATE, REORGANISE
from motcua.domain.organisations.selectors import agencies
from motcua.domain.processes import permissions as processes
from motcua.domain.reception.permissions import CALL
from motcua.domain.reporting.permissions import FIGURES
from motcua.domain.working_time import permissions
from motcua.foundation import clock


def show(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of the desk with its frame. One query for the officer's post."""
    frame = {
        "section": "desk",
        "who_role": _post(request),
        "may_receive": bool(request.actor.agency_codes(REGISTER)),
        "may_call": bool(request.actor.agency_codes(CALL)),
        "keeps_calendar": any(
            request.actor.agency_codes(right)
            for right in (permissions.PROPOSE_CALENDAR, permissions.PUBLISH_CALENDAR)
        ),
        "keeps_processes": any(
            request.actor.agency_codes(right) for right in (processes.DRAW, processes.PUBLISH)
        ),
        "keeps_records": any(
            request.actor.agency_codes(right)
            for right in (
                catalogue.DRAW_RECORDS,
                catalogue.CHECK_RECORDS,
                catalogue.PUBLISH_DECISIONS,
            )
        ),
        "keeps_boards": any(request.actor.agency_codes(right) for right in (POST, CHECK_POSTING)),
        "reorganises": bool(request.actor.agency_codes(REORGANISE)),
        "delegates": bool(request.actor.agency_codes(DELEGATE)),
        "has_figures": bool(request.actor.agency_codes(FIGURES)),
    }
    return render(request, template, frame | context, status=status)


def _post(request: HttpRequest) -> str:
    """`Chuyên viên thụ lý, UBND phường Phố Hiến`; empty for an officer without a post."""
    positions = positions_of(request.actor.account_id, at=clock.now())
    if not positions:
        return ""
    first = positions[0]
    found = agencies([first.agency_code])
    names = [_(first.title or first.role_name), *(agency.name for agency in found.values())]
    return ", ".join(names)
