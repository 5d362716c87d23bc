"""Saved views of one's desk: save the filters in use, see them all, delete one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.domain.identity.values import AccountId
from motcua.domain.workflow import actions
from motcua.domain.workflow.selectors.views import saved_views_of
from motcua.domain.workflow.values import SavedViewId
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.desk_query import DeskQuery, filter_of
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

QUERY_CHARACTERS_MAX = 1000


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def saved_views(request: HttpRequest) -> HttpResponse:
    """All of one's views; with filters in the address, the form that saves them."""
    if request.method != "POST":
        asked = filter_of(request.GET)
        return _show(request, query="" if asked.is_whole else DeskQuery(asked).query())
    typed = request.POST.get("query", "")[:QUERY_CHARACTERS_MAX]
    query = DeskQuery(filter_of(QueryDict(typed))).query()  # Only what the desk understands.
    name = typed_line(request, "name")

    def act() -> HttpResponse:
        actions.save_view(name=name, query=query, by=request.actor, at=clock.now())
        messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": name})
        return redirect(f"{reverse('officer:desk')}?{query}")

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        fault = " ".join(in_words(error))
        return _show(request, query=query, name=name, fault=fault, status=error.http_status)


@require_POST
@reader_required
def delete_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Delete one of one's own views."""

    def act() -> HttpResponse:
        actions.delete_view(view_id=SavedViewId(view_id), by=request.actor, at=clock.now())
        messages.success(request, _("Đã xóa bộ lọc."))
        return redirect("officer:saved_views")

    return answer_once(request, act, is_one_act=True)


def _show(
    request: HttpRequest, *, query: str, name: str = "", fault: str = "", status: int = 200
) -> HttpResponse:
    views = [
        {
            "view_id": view.view_id,
            "name": view.name,
            "address": f"{reverse('officer:desk')}?{view.query}",
            "idempotency_key": new_key(),
        }
        for view in saved_views_of(AccountId(request.actor.account_id))
    ]
    context = {
        "views": views,
        "query": query,
        "name": name,
        "fault": fault,
        "desk_address": reverse("officer:desk"),
        "idempotency_key": new_key(),
    }
    return show(request, "officer/saved_views.html", context, status=status)
