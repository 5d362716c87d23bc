"""LR-080, LR-092. The parts of an agency that has ended (72/2025/QH15)."""

from datetime import date, datetime

import pytest
from django.apps import apps

from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways_process
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import pass_on_parts
from motcua.domain.workflow.tests.runs import followed, open_tasks
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

AT = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)
HEIR = "hy2-12391-ubnd"


def abolish(code, heir):
    """As a publication of all agencies would: one row, for tests do not publish four thousand."""
    apps.get_model("organisations", "Agency").objects.filter(code=code).update(
        valid_to=date(2026, 11, 19), successor_id=heir
    )
    apps.get_model("organisations", "OrganisationVersion").objects.get().renew(at=AT)


def pass_on(code, row, *, by=SYSTEM, at=AT):
    return pass_on_parts(dossier_id=row(code).pk, by=by, at=at)


def test_what_an_officer_asked_is_asked_of_the_successor(people, row):
    code = followed(ways_process.consulted(people))
    question = life_of(row(code).pk).consultations[0].question
    abolish(walk.SON_NAM_COMMITTEE, HEIR)
    assert pass_on(code, row) == 1
    [asked] = life_of(row(code).pk).open_consultations
    assert (asked.agency_code, asked.question, asked.answer_by) == (
        HEIR,
        question,
        ways_process.NEXT_DAY,
    )
    assert ("opinion", HEIR) in {(task.kind, task.agency_id) for task in open_tasks(code)}


@pytest.mark.parametrize("heir", [None, walk.SON_NAM_COMMITTEE])
def test_without_a_successor_nothing_changes(people, row, written, heir):
    code = followed(ways_process.consulted(people))
    if heir is None:
        abolish(walk.SON_NAM_COMMITTEE, None)
    before = written()
    assert pass_on(code, row) == 0
    assert written() == before


def test_only_the_system_passes_on(people, row, written):
    code = followed(ways_process.consulted(people))
    abolish(walk.SON_NAM_COMMITTEE, HEIR)
    before = written()
    with pytest.raises(NotPermitted):
        pass_on(code, row, by=people.leader)
    assert written() == before
