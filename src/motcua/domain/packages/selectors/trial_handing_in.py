"""Hand an example in: on paper at a counter or by post, or online through a draft."""

from motcua.domain.catalogue.values import AgenciesFor, ProcedurePage
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.rules import (
    Channel,
    PaperDemand,
    ReturnMethod,
    demand_for,
)
from motcua.domain.dossiers.values import ApplicantOnPaper, PaperBrought
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.forms.rules import pages_asked
from motcua.domain.forms.selectors import form_version
from motcua.domain.packages.rules.sample_answers import (
    ADDRESS,
    APPLICANT_NAME,
    IDENTITY_NUMBER,
    PHONE_NUMBER,
    typed_page,
)
from motcua.domain.packages.values import Example, Package
from motcua.foundation.clock import VIETNAM

from .trial_people import People
from .trial_places import commune_of_example

ONE_STOP_OFFICER = "one_stop_officer"
APPLICANT = ApplicantOnPaper(
    full_name=APPLICANT_NAME,
    identity_number=IDENTITY_NUMBER,
    address=ADDRESS,
    phone_number=PHONE_NUMBER,
)


def handed_in(
    package: Package, example: Example, page: ProcedurePage, place: AgenciesFor, people: People
) -> str:
    """The code of the dossier. Raises what the acts refuse."""
    if example.handed_in.channel == Channel.ONLINE:
        return _sent(package, example, page, people)
    return _registered(package, example, page, place, people)


def _registered(
    package: Package, example: Example, page: ProcedurePage, place: AgenciesFor, people: People
) -> str:
    handed = example.handed_in
    is_later = handed.entered_at is not None or handed.channel == Channel.POST
    return dossiers.register(
        procedure_slug=package.slug,
        case_key=handed.case or "",
        channel=handed.channel,
        receiving_agency_code=place.receiving_agency_code,
        commune_code=commune_of_example(page, example, page.on),
        applicant=APPLICANT,
        papers=[
            PaperBrought(order=order, original_count=1)
            for order in _papers(example, page, form_name="")
        ],
        return_method=handed.return_method,
        return_address=ADDRESS if handed.return_method == ReturnMethod.POST else "",
        occurred_at=handed.at if is_later else None,
        by=people.officer(ONE_STOP_OFFICER, place.receiving_agency_code),
        at=handed.entered_at or handed.at,
    ).dossier_code


def _sent(package: Package, example: Example, page: ProcedurePage, people: People) -> str:
    handed, by = example.handed_in, people.citizen
    on = handed.at.astimezone(VIETNAM).date()
    draft_id = drafts.start_draft(
        procedure_slug=package.slug, case_key=handed.case or "", by=by, at=handed.at
    )
    draft = draft_of(draft_id, account_id=by.account_id)
    schema = form_version(draft.form_key, draft.form_version)
    answers = dict(draft.answers)
    for form_page in schema.pages:
        if form_page not in pages_asked(schema, answers):
            continue
        typed = typed_page(form_page, handed.answers, on=on)
        answers |= typed
        drafts.save_answers(
            draft_id=draft_id, page_key=form_page.key, typed=typed, by=by, at=handed.at
        )
    drafts.save_delivery(
        draft_id=draft_id,
        typed={
            "commune_code": commune_of_example(page, example, page.on),
            "return_method": handed.return_method,
            "return_address": ADDRESS,
            "phone_number": PHONE_NUMBER,
            "email": "",
        },
        by=by,
        at=handed.at,
    )
    for order in _papers(example, page, form_name=schema.implements):
        drafts.attach_paper(
            draft_id=draft_id,
            component_order=order,
            file_id=people.paper_of(by, handed.at),
            by=by,
            at=handed.at,
        )
    return dossiers.submit(draft_id=draft_id, by=by, at=handed.at).dossier_code


def _papers(example: Example, page: ProcedurePage, *, form_name: str) -> list[int]:
    """Those that the example brings, else those that must come."""
    if example.handed_in.papers is not None:
        return list(example.handed_in.papers)
    return [
        component.order
        for component in page.in_case(example.handed_in.case or "").components
        if demand_for(component, interactive_form_name=form_name) is PaperDemand.REQUIRED
    ]
