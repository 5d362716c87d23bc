"""The form of a record under work: every button sends the whole form, nothing is kept before it is
saved."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.actions import save_record
from motcua.domain.catalogue.errors import RecordMoved
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import ChangeKind, Record, RecordId
from motcua.domain.records.rules.typed import Place, TypedRecord, typed_of, understood
from motcua.foundation import clock, journal
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.calendar_words import people_words
from motcua.interfaces.officer.catalogue.access import drawer_required, number_in
from motcua.interfaces.officer.catalogue.form_context import form_context
from motcua.interfaces.officer.catalogue.reading import checked_record
from motcua.interfaces.officer.catalogue.record_words import EDITABLE, names_of, record_facts
from motcua.interfaces.officer.catalogue.typed_form import change, typed_record
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def edit(request: HttpRequest, record_id: int) -> HttpResponse:
    """GET shows the record. POST changes the form (add, move, remove, check) or saves it."""
    found = record(RecordId(record_id))
    is_shown = request.method != "POST"
    if found.change_kind is ChangeKind.ABOLISHED or (is_shown and found.state not in EDITABLE):
        return redirect("officer:catalogue_record", record_id=record_id)
    if is_shown:
        return _page(request, found, typed_of(found.facts), found.revision)
    typed = typed_record(request)
    wanted, _colon, rest = request.POST.get("lam", "").partition(":")
    revision = number_in(request.POST.get("revision", ""))
    if wanted == "luu-de":
        wanted, revision = "luu", number_in(rest)
    if wanted != "luu":
        group, _colon, number = rest.partition(":")
        focus = change(typed, wanted, group, number_in(number))
        return _page(request, found, typed, revision, focus=focus)
    return _save(request, found, typed, revision)


def _save(request: HttpRequest, found: Record, typed: TypedRecord, revision: int) -> HttpResponse:
    meant = understood(typed, base=found.facts)
    if meant.faults:
        return _page(request, found, typed, revision, status=422)

    def act() -> HttpResponse:
        save_record(
            record_id=found.record_id,
            facts=meant.data,
            expected_revision=revision,
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("Đã lưu bản thảo."))
        return redirect("officer:catalogue_edit", record_id=found.record_id)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return _page(request, record(found.record_id), typed, revision, refusal=refusal)


def _page(
    request: HttpRequest,
    found: Record,
    typed: TypedRecord,
    revision: int,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
    focus: Place | None = None,
) -> HttpResponse:
    meant = understood(typed, base=found.facts)
    check = checked_record(meant, found)
    context: dict[str, Any] = {
        "section": "catalogue",
        "facts": record_facts(found, names_of([found])),
        "record": found,
        "title": typed.texts.get("name") or found.slug,
        "heading": _("Soạn thủ tục"),
        "save_words": _("Lưu bản thảo"),
        "here": reverse("officer:catalogue_edit", args=[found.record_id]),
        "back": reverse("officer:catalogue_record", args=[found.record_id]),
        "back_words": _("Bản thảo"),
        "revision": revision,
        "check": check,
        "faults": [
            Fault(each.place.element_id, f"{each.sentence} {each.cure}") for each in meant.faults
        ]
        if status != 200  # noqa: PLR2004 — only a refusal repeats them on top
        else [],
        "refusal": in_words(refusal) if refusal else None,
        "moved": _moved(found) if isinstance(refusal, RecordMoved) else None,
        # A script decides itself: a button that moved its row keeps the focus.
        "focus_word": "data-go" if "HX-Request" in request.headers else "autofocus",
        "idempotency_key": new_key(),
        **form_context(typed, check, focus=focus),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/catalogue/edit.html", context, status=status)


def _moved(found: Record) -> dict[str, Any]:
    """Who saved the record meanwhile, and when."""
    line = journal.latest_about(f"catalogue_record:{found.record_id}", module="catalogue")
    who = people_words([line.by])[line.by] if line else ""
    return {"who": who, "at": found.saved_at, "revision": found.revision}
