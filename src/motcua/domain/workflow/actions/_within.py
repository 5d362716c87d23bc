"""An act of the law as a step of the process: looked at first, done, followed; one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.rules import ACT_RIGHTS
from motcua.domain.dossiers.selectors import FollowedDossier, public_progress
from motcua.domain.dossiers.states import Act, Side
from motcua.domain.identity.values import Actor
from motcua.domain.workflow.rules.guard import obstacle_to_act, takes_over
from motcua.domain.workflow.selectors.offers import refusal_of
from motcua.domain.workflow.selectors.standing import who_is

from ._following import catch_up


@dataclass(slots=True)
class Within:
    """`versions_added`: how far the dossier has moved before the act, by what made room for it."""

    versions_added: int = 0

    def after(self, expected_version: int | None) -> int | None:
        """The version that the act should expect, from the one that the page was shown with."""
        return None if expected_version is None else expected_version + self.versions_added


@contextmanager
def within_process(
    *,
    dossier_code: str,
    act: Act,
    by: Actor,
    at: datetime,
    agency_code: str = "",
    step_key: str = "",
) -> Iterator[Within]:
    """Do the act inside; what it ended and opened stands on the desks with it, or nothing does.

    `agency_code` and `step_key` name the opinion or part that is answered. Of two acts at once the
    second waits here and then sees the first. Who stands in for the holder is given the dossier
    first (`dossiers.assign`).

    Legal   LR-090. Raises NotYourTask, StepNotReached, OwnWork; DossierNotFound; what the act raises.
    """
    with transaction.atomic():
        dossier_id = public_progress(dossier_code).dossier_id
        within = Within()
        caught = catch_up(dossier_id, at=at)
        if _holds_right(caught.dossier, act, by, agency_code):
            who = who_is(by, at=at)
            if takes_over(caught.state, act, who):
                assert by.account_id is not None  # noqa: S101 — the guard has looked
                dossiers.assign(
                    dossier_code=dossier_code,
                    to_account_id=by.account_id,
                    stands_in=True,
                    by=by,
                    at=at,
                )
                within.versions_added = 1
                caught = catch_up(dossier_id, at=at)
            found = obstacle_to_act(
                caught.state, act, who, agency_code=agency_code, step_key=step_key
            )
            if found is not None:
                raise refusal_of(found)
        yield within
        catch_up(dossier_id, at=at)


def _holds_right(dossier: FollowedDossier, act: Act, by: Actor, agency_code: str) -> bool:
    """Who lacks the right is told so by the act, and learns nothing of the process."""
    right = ACT_RIGHTS[act]
    match right.side:
        case Side.RECEIVING:
            place = dossier.receiving_agency_code
        case Side.COMPETENT:
            place = dossier.competent_agency_code
        case Side.CONSULTED:
            place = agency_code
        case _:
            return False
    return by.may(right.permission, agency_code=place)
