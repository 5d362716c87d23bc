"""What one press at the counter does: enter the dossier and accept, ask for papers, or refuse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.rules import papers_missing
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import ApplicantOnPaper
from motcua.foundation import clock
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.acting import do_within, follow_on_desks
from motcua.interfaces.officer.forms.counter import (
    PERSON,
    counter_form,
    handed_in,
    later_form,
    missing_form,
    refusal_form,
)
from motcua.interfaces.officer.forms.fields import Form, Typed
from motcua.interfaces.officer.forms.intake import EXTRA_PAPER
from motcua.interfaces.officer.forms.reading import initial, read
from motcua.interfaces.officer.intake import fee_orders

ACCEPT, LOOK, SUPPLEMENT, REFUSE = "accept", "look", "supplement", "refuse"
NOT_GIVEN = "Chưa nộp"
CASE_SHOWN = "case_shown"


@dataclass(slots=True)
class Sheet:
    """Everything on the counter's one screen: its forms with what was typed into each.

    `procedure` tells of the chosen case alone; `published` of all of them.
    """

    procedure: ProcedurePage
    published: ProcedurePage
    form: Form
    typed: Typed
    later: Typed
    missing: Form
    missing_typed: Typed
    refusal: Form
    refusal_typed: Typed
    open_part: str = ""  # which of the parts below the main form is unfolded
    later_form: Form = field(default_factory=later_form)

    @property
    def has_faults(self) -> bool:
        parts = (self.typed, self.later, self.missing_typed, self.refusal_typed)
        return any(part.faults for part in parts)


def empty_sheet(published: ProcedurePage, request: HttpRequest) -> Sheet:
    """The sheet before anybody typed, in the case that was sent along."""
    procedure = published.in_case(request.POST.get("case_key", ""))
    ticked = {
        component.order
        for component in published.components
        if request.POST.get(f"papers-{component.order}")
    }
    form = counter_form(
        procedure, published=published, ticked=ticked, by=request.actor, on=procedure.on
    )
    asked, refusal = missing_form(procedure, published), refusal_form()
    return Sheet(
        procedure=procedure,
        published=published,
        form=form,
        typed=initial(form),
        later=initial(later_form()),
        missing=asked,
        missing_typed=initial(asked),
        refusal=refusal,
        refusal_typed=initial(refusal),
    )


def is_case_new(request: HttpRequest) -> bool:
    """Whether another case was chosen than the one whose papers and fees the page has shown."""
    return request.POST.get("case_key", "") != request.POST.get(CASE_SHOWN, "")


def read_sheet(published: ProcedurePage, request: HttpRequest) -> Sheet:
    """What was sent. Only the part that is asked for is judged; the others keep what was typed."""
    sheet = empty_sheet(published, request)
    sheet.typed, sheet.later = read(request, sheet.form), read(request, sheet.later_form)
    then = request.POST.get("then", "")
    asked, refusal = read(request, sheet.missing), read(request, sheet.refusal)
    sheet.missing_typed = asked if then == SUPPLEMENT else _unjudged(asked)
    sheet.refusal_typed = refusal if then == REFUSE else _unjudged(refusal)
    if then in {SUPPLEMENT, REFUSE}:
        sheet.open_part = then
    if sheet.later.faults or any(sheet.later.texts.values()):
        sheet.open_part = sheet.open_part or "later"
    return sheet


def judge(sheet: Sheet, then: str) -> None:
    """What must be there before anything is entered; what lacks goes into the request for papers."""
    brought = [paper for paper in sheet.typed.values.get("papers", ()) if paper.count > 0]
    if not brought and "papers" not in sheet.typed.faults:
        said = _("Chưa đánh dấu giấy tờ nào đã nhận.")
        sheet.typed = sheet.typed.with_fault("papers", said)
        return
    if then != ACCEPT:
        return
    lacking = papers_missing(
        handed_in(sheet.procedure),
        attached={paper.order for paper in brought},
        interactive_form_name="",
    )
    if lacking:
        said = _("Còn thiếu giấy tờ bắt buộc: %(papers)s. Xin nhận đủ, hoặc yêu cầu bổ sung.")
        names = ", ".join(each.name for each in lacking)
        sheet.typed = sheet.typed.with_fault("papers", said % {"papers": names})
        _suggest(sheet, {each.order: _(NOT_GIVEN) for each in lacking})


def _suggest(sheet: Sheet, lacking: Mapping[int, str]) -> None:
    texts = dict(sheet.missing_typed.texts)
    for order, words in lacking.items():
        texts[f"items-{order}"] = "on"
        texts[f"items-{order}-missing"] = texts.get(f"items-{order}-missing") or words
    sheet.missing_typed = Typed(texts, sheet.missing_typed.values, {})
    sheet.open_part = SUPPLEMENT


def send(request: HttpRequest, sheet: Sheet, then: str) -> HttpResponse:
    """Enter the dossier and go on with it in the same transaction: all or nothing."""
    at = clock.now()
    typed = sheet.typed.values
    registered = actions.register(
        procedure_slug=sheet.procedure.slug,
        applicant=ApplicantOnPaper(**{name: typed[name] for name in PERSON}),
        **{name: value for name, value in typed.items() if name not in PERSON},
        **sheet.later.values,
        by=request.actor,
        at=at,
    )
    code = registered.dossier_code
    if then == LOOK:
        follow_on_desks(code, at=at)
        messages.success(request, str(ACT_WORDS[Act.REGISTER].done))
        return redirect("officer:dossier", code=code)
    act, do, values = _next(request, sheet, then)
    do_within(request, code, act, do, version=None, **values)
    return redirect(f"{reverse('officer:register_paper')}?vua-nhan={code}")


def _next(
    request: HttpRequest, sheet: Sheet, then: str
) -> tuple[Act, Callable[..., object], Mapping[str, Any]]:
    """What follows the entry: the act with what it asks."""
    asked, refused = sheet.missing_typed.values, sheet.refusal_typed.values
    match then:
        case "supplement":
            return (
                Act.REQUEST_SUPPLEMENT_AT_INTAKE,
                actions.request_supplement_at_intake,
                {
                    "items": asked["items"],
                    "reason": asked["supplement_reason"],
                    "legal_basis": asked["supplement_basis"],
                    "contact_phone": asked["contact_phone"],
                },
            )
        case "refuse":
            return (
                Act.REFUSE,
                actions.refuse,
                {
                    "reason_key": refused["reason_key"],
                    "reason": refused["refusal_reason"],
                    "legal_basis": refused["refusal_basis"],
                },
            )
        case _:
            return Act.ACCEPT, actions.accept, {"fee_orders": fee_orders(request)}


def extra_paper(sheet: Sheet) -> str:
    """A paper that the list does not name, wanted all the same."""
    return sheet.missing_typed.texts.get(EXTRA_PAPER, "")


def _unjudged(typed: Typed) -> Typed:
    return Typed(typed.texts, typed.values, {})
