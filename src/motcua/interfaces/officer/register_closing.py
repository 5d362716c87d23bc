"""Closing the book of a year: what will be closed is shown first, then done once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.actions import close_register_volume
from motcua.domain.dossiers.errors import RegisterNotFound
from motcua.domain.dossiers.selectors.registers import (
    RegisterQuery,
    register_closing,
    register_page,
)
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies, may_for
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.register import (
    address_of,
    asked_query,
    has_closing_day_come,
)
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def close_register(request: HttpRequest) -> HttpResponse:
    """GET says how many lines the book has; POST closes it."""
    by: Actor = request.actor
    asked = asked_query(request)
    query = RegisterQuery(agency_code=asked.agency_code, year=asked.year)
    if not may_for(by, permissions.CLOSE_REGISTER, query.agency_code):
        raise RegisterNotFound
    if request.method != "POST":
        return _page(request, query)
    try:
        return answer_once(request, lambda: _close(request, query), is_one_act=True)
    except DomainError as error:
        return _page(request, query, refusal=error)


def _close(request: HttpRequest, query: RegisterQuery) -> HttpResponse:
    closing = close_register_volume(
        agency_code=query.agency_code, year=query.year, by=request.actor, at=clock.now()
    )
    messages.success(
        request,
        _("Đã khóa sổ năm %(year)s với %(count)s hồ sơ.")
        % {"year": query.year, "count": formats.whole_number(closing.line_count)},
    )
    return redirect(address_of(query))


def _page(
    request: HttpRequest, query: RegisterQuery, *, refusal: DomainError | None = None
) -> HttpResponse:
    at = clock.now()
    context = {
        "section": "register",
        "query": query,
        "agency_name": next(iter(agencies([query.agency_code]).values())).name,
        "count": formats.whole_number(register_page(query, by=request.actor, at=at).total),
        "closing": register_closing(
            agency_code=query.agency_code, year=query.year, by=request.actor
        ),
        "is_due": has_closing_day_come(query),
        "refusal": in_words(refusal) if refusal else None,
        "back_address": address_of(query),
        "idempotency_key": new_key(),
    }
    status = refusal.http_status if refusal else 200
    return show(request, "officer/close_register.html", context, status=status)
