"""The last step: check the answers, declare that they are true, send. And the page after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.catalogue.selectors import needs_commune
from motcua.domain.dossiers.actions import submit
from motcua.domain.dossiers.errors import DraftIncomplete
from motcua.domain.dossiers.rules import PaperDemand, ReturnMethod
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.drafts.values import DraftId
from motcua.domain.forms.rules import form_faults
from motcua.domain.organisations.errors import OrganisationError
from motcua.foundation import clock
from motcua.interfaces.citizen import application_delivery
from motcua.interfaces.citizen.answer_time import answer_due
from motcua.interfaces.citizen.application_case import FIELD, case_facts
from motcua.interfaces.citizen.application_form import answered_facts, fault_words, field_target
from motcua.interfaces.citizen.application_papers import (
    lines_left_out,
    missing_words,
    paper_lines,
)
from motcua.interfaces.citizen.application_saving import (
    CAME_FROM,
    already_sent,
    see_other,
    step_context,
    with_faults_shown,
)
from motcua.interfaces.citizen.application_steps import (
    CASE,
    DELIVERY,
    PAPERS,
    REVIEW,
    Application,
    commune_name,
    open_application,
)
from motcua.interfaces.citizen.dossier_card import slip_qr
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system.components import Fact, Fault
from motcua.interfaces.web.idempotency import answer_once
from motcua.interfaces.web.protection import sign_in_required

DECLARATION = "o-declared"
NOT_DECLARED = "chua-cam-doan"
"""In the address: the declaration was not ticked."""


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """The answers of one step, with the way to change them."""

    title: str
    address: str
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps the dossier from being sent, with the way to it."""

    message: str
    address: str


@sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str, draft_id: UUID) -> HttpResponse:
    """Show everything once more; send it. Sending twice sends once."""
    if request.method == "POST":
        return _send(request, slug, DraftId(draft_id))
    application = open_application(request, slug, draft_id)
    if application.draft.dossier_id is not None:
        return already_sent(request, application)
    is_not_declared = NOT_DECLARED in request.GET
    error = _("Xin đánh dấu vào ô cam đoan rồi bấm Gửi hồ sơ.") if is_not_declared else ""
    context = step_context(request, application, REVIEW) | {
        "sections": _sections(application),
        "papers": [
            line for line in paper_lines(application, {}) if _is_part(line.demand, line.file)
        ],
        "left_out": lines_left_out(application),
        "papers_address": f"{application.address(PAPERS)}?{CAME_FROM}={REVIEW}",
        "missing": _missing(application),
        "faults": [Fault(DECLARATION, error)] if error else [],
        "error": error,
    }
    return render(request, "citizen/application/review.html", context)


@sign_in_required
@require_safe
def sent(request: HttpRequest, slug: str, draft_id: UUID) -> HttpResponse:
    """It has arrived: the code, what happens next and when, how to follow it."""
    application = open_application(request, slug, draft_id)
    if application.draft.dossier_id is None:
        return see_other(application.address(REVIEW))
    dossier = dossier_of_applicant(application.dossier_code, by=request.actor)
    context = {
        "procedure": application.procedure,
        "dossier": dossier,
        "case_facts": case_facts(application.procedure)
        if application.procedure.version_id == dossier.procedure_version_id
        else (),
        "answer_by": answer_due(
            dossier.submitted_at, receiving_agency_code=dossier.receiving_agency_code
        ),
        "qr": slip_qr(dossier.code),
    }
    return render(request, "citizen/application/sent.html", context)


def _send(request: HttpRequest, slug: str, draft_id: DraftId) -> HttpResponse:
    """The act reads the draft under its lock; reading it here too would only cost time."""

    def address(key: str) -> str:
        return reverse("citizen:apply_page", args=[slug, draft_id, key])

    if request.POST.get("declared") != "on":
        application = open_application(request, slug, draft_id)
        if application.draft.dossier_id is None:
            return see_other(f"{address(REVIEW)}?{NOT_DECLARED}=1#{DECLARATION}")

    def act() -> HttpResponse:
        submission = submit(draft_id=draft_id, by=request.actor, at=clock.now())
        return see_other(reverse("citizen:apply_sent", args=[submission.procedure_slug, draft_id]))

    try:
        return answer_once(request, act, is_one_act=True)
    except DraftIncomplete:  # The review itself lists what is missing.
        return see_other(f"{address(REVIEW)}#con-thieu")
    except OrganisationError:  # The commune was abolished since it was chosen.
        return see_other(with_faults_shown(address(DELIVERY), comes_from=REVIEW))


def _is_part(demand: PaperDemand, file: object) -> bool:
    return demand is not PaperDemand.IF_IT_APPLIES or file is not None


def _sections(application: Application) -> list[ReviewSection]:
    sections = [
        ReviewSection(
            title=said(page.title),
            address=f"{application.address(page.key)}?{CAME_FROM}={REVIEW}",
            facts=answered_facts(page, application.draft.answers),
        )
        for page in application.pages
    ]
    return [*_case_section(application), *sections, _delivery_section(application)]


def _case_section(application: Application) -> list[ReviewSection]:
    if not application.asks_case:
        return []
    address = f"{application.address(CASE)}?{CAME_FROM}={REVIEW}"
    return [ReviewSection(application.title(CASE), address, case_facts(application.procedure))]


def _delivery_section(application: Application) -> ReviewSection:
    kept = application.delivery
    methods = {
        ReturnMethod.COUNTER: _("Đến lấy tại nơi nộp"),
        ReturnMethod.POST: _("Gửi qua bưu điện về nhà"),
        ReturnMethod.ONLINE: _("Bản điện tử"),
    }
    facts = [
        Fact(_("Nhận kết quả"), methods.get(kept.return_method, "")),  # type: ignore[call-overload]
        Fact(_("Số điện thoại"), kept.phone_number, is_number=True),
        Fact(_("Thư điện tử"), kept.email),
    ]
    if kept.return_method == ReturnMethod.POST:
        facts.insert(1, Fact(_("Địa chỉ nhận kết quả"), kept.return_address))
    if needs_commune(application.procedure):
        facts.insert(0, Fact(_("Nộp tại"), commune_name(kept.commune_code, application.day)))
    return ReviewSection(
        title=application.title(DELIVERY),
        address=f"{application.address(DELIVERY)}?{CAME_FROM}={REVIEW}",
        facts=facts,
    )


def _missing(application: Application) -> list[Missing]:
    """Everything that keeps it from being sent, each leading to its field."""

    def at(key: str, target: str) -> str:
        return f"{with_faults_shown(application.address(key), comes_from=REVIEW)}#{target}"

    targets = {field.key: field_target(field) for field in application.schema.fields}
    missing = []
    if application.is_case_gone:
        words = _("Xin chọn lại trường hợp: thủ tục đã thay đổi.")
        missing.append(Missing(words, at(CASE, f"o-{FIELD}")))
    missing += [
        Missing(fault_words(fault), at(fault.page_key, targets[fault.field_key]))
        for fault in form_faults(application.schema, application.draft.answers, on=application.day)
    ]
    missing += [
        Missing(said(fault.message), at(DELIVERY, f"o-{fault.field_key}"))
        for fault in application_delivery.faults_of(application)
    ]
    missing += [
        Missing(missing_words(component), at(PAPERS, f"component-{component.order}"))
        for component in application.papers_missing
    ]
    return missing
