"""One application on its way: which steps it has, where it stands, what comes before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.values import Component, ProcedurePage
from motcua.domain.dossiers.rules import (
    PaperDemand,
    ReturnMethod,
    demand_for,
    papers_missing,
)
from motcua.domain.dossiers.selectors.codes import codes_of
from motcua.domain.drafts.actions.choose_case import PAGE_KEY as CASE_KEY
from motcua.domain.drafts.actions.save_delivery import PAGE_KEY
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.rules import (
    Delivery,
    delivery_from,
)
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.values import (
    DraftId,
    DraftPage,
)
from motcua.domain.forms.rules import pages_asked, shown
from motcua.domain.forms.selectors import form_version
from motcua.domain.forms.values import FieldKind, FormPage, FormSchema
from motcua.domain.organisations.errors import OrganisationError
from motcua.domain.organisations.selectors import division
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.procedure_words import spelled_out
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system.components import ProgressStep, StepState

CASE, DELIVERY, PAPERS, REVIEW = CASE_KEY, PAGE_KEY, "giay-to", "xem-lai"
CASES_TO_CHOOSE_MIN = 2
SHOWN_NOTE_CHARACTERS_MAX = 60


@dataclass(frozen=True, slots=True)
class Application:
    """A draft with what is needed to show any of its steps.

    `procedure` tells of the applicant's case alone; `published` of all of them.
    """

    draft: DraftPage
    procedure: ProcedurePage
    published: ProcedurePage
    schema: FormSchema
    at: datetime

    @property
    def dossier_code(self) -> str | None:
        """The code of the dossier that the draft became; one query once it was sent."""
        sent = self.draft.dossier_id
        return codes_of([sent]).get(sent) if sent is not None else None

    @property
    def day(self) -> date:
        return self.at.astimezone(VIETNAM).date()

    @property
    def delivery(self) -> Delivery:
        return delivery_from(self.draft.delivery)

    @property
    def pages(self) -> Sequence[FormPage]:
        return pages_asked(self.schema, self.draft.answers)

    @property
    def is_case_gone(self) -> bool:
        """Whether the chosen case was taken out of the procedure since."""
        return bool(self.draft.case_key) and self.procedure.case is None

    @property
    def asks_case(self) -> bool:
        return len(self.published.cases) >= CASES_TO_CHOOSE_MIN or self.is_case_gone

    @property
    def left_out(self) -> Sequence[Component]:
        """Papers with a file that the case does not need: kept in the draft, not sent."""
        needed = {component.order for component in self.procedure.components}
        return [
            component
            for component in self.published.components
            if component.order in self.draft.papers and component.order not in needed
        ]

    @property
    def keys(self) -> list[str]:
        asked = [CASE] if self.asks_case else []
        return [*asked, *(page.key for page in self.pages), DELIVERY, PAPERS, REVIEW]

    def title(self, key: str) -> str:
        page = self.schema.page(key)
        if page is not None:
            return said(page.title)
        return {
            CASE: _("Trường hợp của ông/bà"),
            DELIVERY: _("Nơi nộp, cách nhận kết quả"),
            PAPERS: _("Giấy tờ gửi kèm"),
            REVIEW: _("Xem lại và gửi"),
        }[key]

    def number(self, key: str) -> int:
        return self.keys.index(key) + 1

    def address(self, key: str) -> str:
        return reverse("citizen:apply_page", args=[self.procedure.slug, self.draft.draft_id, key])

    def before(self, key: str) -> str | None:
        """The step before this one, if there is one."""
        number = self.keys.index(key)
        return self.keys[number - 1] if number else None

    def after(self, key: str) -> str:
        """The step after this one; the review is its own successor."""
        keys = self.keys
        return keys[min(keys.index(key) + 1, len(keys) - 1)]

    def first_unfinished(self) -> str:
        """Where somebody who comes back goes on."""
        return next((key for key in self.keys if not self.is_done(key)), REVIEW)

    def is_done(self, key: str) -> bool:
        if key == CASE:  # Who began before cases were asked for has passed it.
            return bool(self.draft.pages_done) and not self.is_case_gone
        if key == PAPERS:
            return DELIVERY in self.draft.pages_done and not self.papers_missing
        return key in self.draft.pages_done

    @property
    def papers_missing(self) -> Sequence[Component]:
        return papers_missing(
            self.procedure.components,
            attached=self.draft.papers.keys(),
            interactive_form_name=self.schema.implements,
        )

    def demand(self, component: Component) -> PaperDemand:
        return demand_for(component, interactive_form_name=self.schema.implements)


def open_application(request: HttpRequest, slug: str, draft_id: UUID) -> Application:
    """One's own draft with its procedure and form. Raises DraftNotFound, ProcedureNotFound."""
    draft = draft_of(DraftId(draft_id), account_id=request.actor.account_id)
    if draft.procedure_slug != slug:
        raise DraftNotFound(draft_id=str(draft_id))
    return application_of(draft, clock.now())


def application_of(draft: DraftPage, at: datetime) -> Application:
    """A draft with its procedure and form. Raises ProcedureNotFound."""
    published = procedure_on(draft.procedure_slug, at.astimezone(VIETNAM).date())
    return Application(
        draft=draft,
        procedure=published.in_case(draft.case_key),
        published=published,
        schema=form_version(draft.form_key, draft.form_version),
        at=at,
    )


def progress_steps(application: Application, now: str) -> list[ProgressStep]:
    """All steps: done ones with what was answered and a way back, the present one, the others."""
    steps = []
    for key in application.keys:
        is_done = application.is_done(key) and key != REVIEW
        state: StepState = "now" if key == now else "done" if is_done else "next"
        steps.append(
            ProgressStep(
                label=application.title(key),
                state=state,
                note=_note(application, key) if state == "done" else "",
                address=application.address(key) if state == "done" else "",
            )
        )
    return steps


def about(application: Application) -> str:
    """Whose matter it is, from the names with which the answered pages begin."""
    names = (_first_answer(page, application) for page in application.pages)
    return ", ".join(dict.fromkeys(name for name in names if name))[:SHOWN_NOTE_CHARACTERS_MAX]


def return_method_words(method: str) -> str:
    """How the result comes back, as part of a sentence; empty where nothing was chosen."""
    return {
        ReturnMethod.COUNTER: _("nhận tại quầy"),
        ReturnMethod.POST: _("nhận qua bưu điện"),
        ReturnMethod.ONLINE: _("nhận bản điện tử"),
    }.get(method, "")  # type: ignore[call-overload]


def commune_name(code: str, day: date) -> str:
    """`Phường Phố Hiến`; empty for a code that names no commune of that day."""
    if not code:
        return ""
    try:
        return division(code, day=day).name
    except OrganisationError:
        return ""


def _note(application: Application, key: str) -> str:
    if key == CASE:
        case = application.procedure.case
        return spelled_out(case.name) if case else _("chưa rõ")
    if key == DELIVERY:
        delivery = application.delivery
        place = commune_name(delivery.commune_code, application.day)
        method = return_method_words(delivery.return_method)
        return ", ".join(part for part in (place, method) if part)
    if key == PAPERS:
        count = len(application.draft.papers)
        if not count:
            return ""
        return ngettext("%(count)s tệp đính kèm", "%(count)s tệp đính kèm", count) % {
            "count": count
        }
    page = application.schema.page(key)
    return _first_answer(page, application) if page else ""


def _first_answer(page: FormPage, application: Application) -> str:
    """The name with which a page begins: one field, or the fields of its first group."""
    first = page.fields[0]
    named = [
        field
        for field in page.fields
        if field.kind is FieldKind.TEXT
        and (field is first or (first.group and field.group == first.group))
    ]
    answers = (shown(field, application.draft.answers.get(field.key)) for field in named)
    text = " ".join(answer for answer in answers if answer)
    if len(text) > SHOWN_NOTE_CHARACTERS_MAX:
        return text[:SHOWN_NOTE_CHARACTERS_MAX].rstrip() + "…"
    return text
