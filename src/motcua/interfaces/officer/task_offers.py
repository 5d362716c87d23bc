"""What can be done with the open tasks of a dossier beside the acts of the law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.selectors.offers import Seen, TaskChoice, tasks_within

FINISH, SEND_BACK, GIVE = "finish", "send_back", "give"
OUTCOME = "ket-qua"  # in the address: the outcome that is chosen already


@dataclass(frozen=True, slots=True)
class TaskOffer:
    """One button: to end a task, to send it back, or to give it to somebody."""

    what: str
    label: str
    step_name: str
    address: str
    is_main: bool


def task_offers_on(
    page: DossierPage, *, by: Actor, at: datetime, seen: Seen | None = None
) -> Sequence[TaskOffer]:
    """The buttons of every open task, what is one's own first."""
    offers: list[TaskOffer] = []
    for choice in tasks_within(page, by=by, at=at, seen=seen):
        offers += _offers(page, choice)
    return sorted(offers, key=lambda offer: (offer.what == GIVE, not offer.is_main))


def _offers(page: DossierPage, choice: TaskChoice) -> Sequence[TaskOffer]:
    finish = reverse("officer:finish_task", args=[page.code, choice.task_id])
    found = []
    if choice.outcomes:
        found.append(TaskOffer(FINISH, _("Xong phần việc"), choice.name, finish, is_main=True))
    if StepOutcome.SEND_BACK in choice.outcomes:
        back = f"{finish}?{OUTCOME}={StepOutcome.SEND_BACK.value}"
        found.append(TaskOffer(SEND_BACK, _("Trả lại"), choice.name, back, is_main=False))
    if choice.may_assign:
        give = reverse("officer:assign_task", args=[page.code, choice.task_id])
        found.append(TaskOffer(GIVE, _("Giao việc"), choice.name, give, is_main=False))
    return found
