"""Walk one example through the acts, and compare after each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.values import Channel as Method
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DraftIncomplete
from motcua.domain.dossiers.rules import ACT_RIGHTS, Channel, PaperDemand, Side, demand_for
from motcua.domain.dossiers.selectors import dossier_behind, public_progress
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import AskedPaper, DossierPage, PaperBrought
from motcua.domain.forms.selectors import form_for
from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.packages.errors import Deviation, StepNotOpen
from motcua.domain.packages.rules.expected import Seen, deviations
from motcua.domain.packages.values import Example, ExampleStep, ExpectedFee, Package
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.actions import finish_task, follow, within_process
from motcua.domain.workflow.selectors.tasks import tasks_of
from motcua.domain.workflow.values import TaskLine
from motcua.domain.working_time.values import due_from_json
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError

from .trial_handing_in import handed_in
from .trial_people import People
from .trial_places import place_of_example

METHODS: Final[Mapping[str, Method]] = {
    Channel.COUNTER.value: Method.DIRECT,
    Channel.POST.value: Method.POST,
    Channel.ONLINE.value: Method.ONLINE,
}


@dataclass(slots=True)
class _Walk:
    """One example under way."""

    package: Package
    example: Example
    people: People
    page: ProcedurePage
    code: str = ""

    @property
    def dossier(self) -> DossierPage:
        return dossier_behind(public_progress(self.code).dossier_id)

    def open_tasks(self) -> list[TaskLine]:
        return [task for task in tasks_of(self.dossier.dossier_id) if task.ended_at is None]


def example_deviations(
    package: Package, example: Example, people: People, *, number: int
) -> Iterator[Deviation]:
    """Every deviation of one example, in the order of its steps. After a step that was refused
    against expectation the rest is not looked at: it would only follow from that."""
    day = example.handed_in.at.astimezone(VIETNAM).date()
    walk = _Walk(package, example, people, procedure_on(package.slug, day))
    seen = _attempt(walk, lambda: _hand_in(walk))
    expected = example.handed_in.expected
    yield from deviations(expected, seen, number=number, step=0)
    if not walk.code:
        return
    for place, step in enumerate(example.steps, 1):
        seen = _attempt(walk, lambda step=step: _do(walk, step))  # type: ignore[misc]
        yield from deviations(step.expected, seen, number=number, step=place)
        if bool(seen.refused) != bool(step.expected.refused):
            return


def _attempt(walk: _Walk, act: Callable[[], None]) -> Seen:
    """Do it, and look; a refusal is looked at too, and has written nothing."""
    refused, refusal = "", ""
    try:
        with transaction.atomic():
            act()
    except DomainError as error:
        refused, refusal = error.code, _sentence(error)
    if not walk.code:
        return Seen(refused=refused, refusal=refusal, **_asked(walk))
    dossier = walk.dossier
    return Seen(
        refused=refused,
        refusal=refusal,
        state=dossier.state,
        stage=dossier.stage,
        due_at=dossier.due_at,
        due_lines=_lines(dossier.due_derivation),
        open_steps=tuple(task.step_key or task.kind for task in walk.open_tasks()),
        **_asked(walk),
    )


def _hand_in(walk: _Walk) -> None:
    place = place_of_example(walk.package, walk.example)
    code = handed_in(walk.package, walk.example, walk.page, place, walk.people)
    follow(
        dossier_id=public_progress(code).dossier_id,
        by=SYSTEM,
        at=walk.example.handed_in.entered_at or walk.example.handed_in.at,
    )
    walk.code = code


def _asked(walk: _Walk) -> dict[str, Any]:
    """Papers and fees as the applicant of this channel and case is told them."""
    handed = walk.example.handed_in
    page = walk.page.in_case(handed.case or "")
    form_name = ""
    if handed.channel == Channel.ONLINE:
        names = [each.form_name for each in walk.page.components if each.form_name]
        form_name = form_for(names, walk.page.on).implements
    demands = {
        each.order: demand_for(each, interactive_form_name=form_name) for each in page.components
    }
    fees = page.fees_for(METHODS[handed.channel])
    return {
        "papers_asked": _orders(demands, PaperDemand.REQUIRED),
        "papers_not_asked": _orders(demands, PaperDemand.LOOKED_UP),
        "limit": page.limit_for(METHODS[handed.channel]),
        "fees": tuple(ExpectedFee(fee.name, fee.amount_vnd) for fee in fees),
    }


def _orders(demands: Mapping[int, PaperDemand], wanted: PaperDemand) -> tuple[int, ...]:
    return tuple(order for order, demand in demands.items() if demand is wanted)


def _do(walk: _Walk, step: ExampleStep) -> None:
    if step.finishes:
        task = _open_task(walk, step.finishes)
        by = walk.people.officer(task.role_key, task.agency_code)
        finish_task(task_id=task.task_id, outcome=StepOutcome.DONE, by=by, at=step.at)
        return
    act = Act(step.act)
    agency_code = ""
    if act is Act.ANSWER_CONSULTATION:
        agency_code = _open_task(walk, step.step).agency_code
    by = _actor(walk, act, agency_code)
    words = _words(walk, act, step, by)
    if act is Act.ANSWER_CONSULTATION:
        words |= {"agency_code": agency_code, "step_key": step.step}
    with within_process(
        dossier_code=walk.code,
        act=act,
        by=by,
        at=step.at,
        agency_code=agency_code,
        step_key=step.step,
    ):
        # An act's function bears its name.
        getattr(dossiers, act.value)(dossier_code=walk.code, by=by, at=step.at, **words)


def _open_task(walk: _Walk, step_key: str) -> TaskLine:
    """Raises StepNotOpen."""
    for task in walk.open_tasks():
        if task.step_key == step_key:
            return task
    raise StepNotOpen(step=step_key)


def _actor(walk: _Walk, act: Act, agency_code: str) -> Actor:
    right = ACT_RIGHTS[act]
    dossier = walk.dossier
    match right.side:
        case Side.APPLICANT:
            return walk.people.citizen
        case Side.SYSTEM:
            return SYSTEM
        case Side.RECEIVING:
            place = dossier.receiving_agency_code
        case Side.COMPETENT:
            place = dossier.competent_agency_code
        case Side.CONSULTED:
            place = agency_code
    asked = frozenset(task.role_key for task in walk.open_tasks() if task.agency_code == place)
    return walk.people.officer_who_may(right.permission, place, preferred=asked)


def _words(walk: _Walk, act: Act, step: ExampleStep, by: Actor) -> dict[str, Any]:
    """The words of the example as the act takes them."""
    words = dict(step.words)
    names = {each.order: each.name for each in walk.page.components}
    if "items" in words:
        words["items"] = [
            AskedPaper(
                order=item["order"],
                name=names.get(item["order"], ""),
                original_count=1,
                copy_count=0,
                what_is_missing=item["what"],
            )
            for item in words["items"]
        ]
    if act is Act.SEND_SUPPLEMENT:
        words["papers"] = {
            order: walk.people.paper_of(by, step.at) for order in words.get("papers", ())
        }
    elif "papers" in words:
        words["papers"] = [PaperBrought(order=order, original_count=1) for order in words["papers"]]
    if act is Act.ASSIGN:
        colleague = walk.people.officer(words.pop("to_role"), walk.dossier.competent_agency_code)
        words["to_account_id"] = colleague.account_id
    if act is Act.PROPOSE_RESULT:
        words["result_file_id"] = walk.people.paper_of(by, step.at)
    if act is Act.ANSWER_CONSULTATION and words.get("result_name"):
        words |= {
            "result_number": "00/MẪU",
            "result_file_id": walk.people.paper_of(by, step.at),
        }
    return words


def _lines(derivation: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The lines that explain the due time, as they are read."""
    if derivation is None:
        return ()
    return tuple(
        " ".join(part for part in (line.label, line.text, line.mark) if part)
        for line in due_from_json(derivation).derivation
    )


def _sentence(refusal: DomainError) -> str:
    said = [refusal.message % refusal.details]
    if isinstance(refusal, DraftIncomplete):
        faults: Any = refusal.details["faults"]
        said += [sentence for _page, _field, sentence in faults]
    return " ".join(said)
