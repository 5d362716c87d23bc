"""Where a record begins: a new procedure, a change of one in force, or its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.actions import begin_record, discard_record
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import ChangeKind, RecordId
from motcua.domain.records.rules.record import blank_record
from motcua.domain.records.rules.slugs import slug_from
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Choice, Fault
from motcua.interfaces.officer.catalogue.access import drawer_required, field_names, number_in
from motcua.interfaces.officer.catalogue.history import history_page
from motcua.interfaces.officer.catalogue.reading import record_page
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

NAME_CHARACTERS_MAX = 500


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def begin_new(request: HttpRequest) -> HttpResponse:
    """A procedure that there was not: its name, its field; or one that takes another's place."""
    typed = {
        name: typed_line(request, name)[:NAME_CHARACTERS_MAX] for name in ("name", "slug", "field")
    }
    if request.method != "POST":
        return _new_page(request, typed)
    faults = {} if typed["name"] else {"name": _("Xin ghi tên thủ tục.")}
    slug = typed["slug"] or slug_from(typed["name"])
    if faults:
        return _new_page(request, typed, faults=faults, status=422)

    def act() -> HttpResponse:
        facts = blank_record(name=typed["name"], field_id=typed["field"])
        record_id = begin_record(
            slug=slug, change_kind=ChangeKind.NEW, facts=facts, by=request.actor, at=clock.now()
        )
        messages.success(request, _("Đã mở bản thảo. Xin điền từng phần rồi lưu."))
        return redirect("officer:catalogue_edit", record_id=record_id)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return _new_page(request, typed, refusal=refusal, status=refusal.http_status)


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """POST `loai=amended`, `abolished`, or `replaced` with the slug of the new one."""
    if request.method != "POST":
        return redirect("officer:catalogue_history", slug=slug)
    kinds = {ChangeKind.AMENDED, ChangeKind.ABOLISHED, ChangeKind.REPLACED}
    kind = next((each for each in kinds if each.value == request.POST.get("loai")), None)
    if kind is None:
        return history_page(request, slug, fault=_("Xin chọn sửa đổi, thay thế hay bãi bỏ."))
    base = number_in(request.POST.get("goc", "")) or None
    typed = typed_line(request, "slug")[:NAME_CHARACTERS_MAX]
    new_slug = slug_from(typed) if kind is ChangeKind.REPLACED else slug

    def act() -> HttpResponse:
        record_id = begin_record(
            slug=new_slug, change_kind=kind, base_version_id=base, by=request.actor, at=clock.now()
        )
        if kind is ChangeKind.ABOLISHED:
            messages.success(request, _("Đã mở bản thảo bãi bỏ. Xin chuyển kiểm soát."))
            return redirect("officer:catalogue_record", record_id=record_id)
        messages.success(request, _("Đã mở bản thảo từ bản hiện hành. Xin sửa rồi lưu."))
        return redirect("officer:catalogue_edit", record_id=record_id)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return history_page(request, slug, refusal=refusal, new_slug=typed)


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def discard(request: HttpRequest, record_id: int) -> HttpResponse:
    """Throw a record away; the version in force stays as it is."""
    found = record(RecordId(record_id))
    if request.method != "POST":
        return redirect("officer:catalogue_record", record_id=record_id)

    def act() -> HttpResponse:
        discard_record(record_id=found.record_id, by=request.actor, at=clock.now())
        messages.success(request, _("Đã bỏ bản thảo. Bản đang có hiệu lực giữ nguyên."))
        return redirect("officer:catalogue_list")

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return record_page(request, record(found.record_id), refusal=refusal)


def _new_page(
    request: HttpRequest,
    typed: dict[str, str],
    *,
    faults: dict[str, str] | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = faults or {}
    context = {
        "section": "catalogue",
        "typed": typed,
        "faults": [Fault(f"o-{name}", words) for name, words in faults.items()],
        "fault_of": faults,
        "fields": [Choice("", _("Chọn sau")), *(Choice(*each) for each in field_names().items())],
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/catalogue/begin.html", context, status=status)
