"""LR-080. A dossier that spans 1 July 2025 (72/2025/QH15, 202/2025/QH15): its agency ends, it goes on."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import (
    dossier_of_officer,
    dossiers_of_ended_agencies,
)
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests.people import (
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    draft,
    propose,
    register,
)
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

OLD_ONE_STOP, OLD_COMMITTEE = "hy-11953-motcua", "hy-11953-ubnd"
BEFORE = datetime(2025, 6, 2, 8, 0, tzinfo=VIETNAM)
SENT_AT = datetime(2025, 6, 30, 14, 30, tzinfo=VIETNAM)  # A Monday, the last day of three tiers.
FIRST_DAY = datetime(2025, 7, 1, 7, 31, tzinfo=VIETNAM)


@pytest.fixture
def old(people):
    """Officials of the ward that ends on 30 June 2025."""
    roles = {
        "one_stop": ("one_stop_officer", OLD_ONE_STOP),
        "case_officer": ("case_officer", OLD_COMMITTEE),
        "leader": ("leader", OLD_COMMITTEE),
    }
    return {
        key: register(f"cu.{key}", f"Cán bộ Cũ {key}", role, at=BEFORE)
        for key, role in roles.items()
    }


def appraising(people, old):
    """Sent and accepted under the old regime, being appraised when the day ends."""
    child = walk.PAGES["tre"] | {"child_birth_date-month": "6", "child_birth_date-year": "2025"}
    draft_id = draft(people, at=SENT_AT, pages=walk.PAGES | {"tre": child})
    code = dossiers.submit(draft_id=draft_id, by=people.citizen, at=SENT_AT).dossier_code
    dossiers.accept(dossier_code=code, by=old["one_stop"], at=SENT_AT + timedelta(minutes=5))
    dossiers.hand_over(dossier_code=code, by=old["one_stop"], at=SENT_AT + timedelta(minutes=9))
    dossiers.take(dossier_code=code, by=old["case_officer"], at=SENT_AT + timedelta(minutes=20))
    return code


def test_the_successor_goes_on_with_it_under_the_old_regime(people, old, row, facts):
    code = appraising(people, old)
    before = row(code)
    assert code.startswith("000.")  # Read from the right, as then.
    assert before.regime_key == "R1a"

    assert dossiers_of_ended_agencies(FIRST_DAY.date()) == [code]
    assert dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=FIRST_DAY)

    after = row(code)
    assert (after.receiving_agency_id, after.competent_agency_id) == (
        PHO_HIEN_ONE_STOP,
        PHO_HIEN_COMMITTEE,
    )
    assert (after.stage, after.holder_id) == ("assigned", None)
    for kept in ("code", "regime_key", "due_at", "clock_started_at", "accepted_at"):
        assert getattr(after, kept) == getattr(before, kept)
    assert facts()[-1] == "dossiers.followed_successor.1"
    assert dossiers_of_ended_agencies(FIRST_DAY.date()) == []

    dossiers.take(dossier_code=code, by=people.case_officer, at=FIRST_DAY)
    propose(code, people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=FIRST_DAY)
    assert row(code).state == "result_ready"


def test_the_old_officials_have_no_more_to_do_with_it(people, old):
    code = appraising(people, old)
    dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=FIRST_DAY)
    assert dossier_of_officer(code, by=people.leader).code == code
    with pytest.raises(NotPermitted):
        dossiers.take(dossier_code=code, by=old["case_officer"], at=FIRST_DAY)


def test_whoever_had_it_is_kept(people, old, row):
    code = appraising(people, old)
    dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=FIRST_DAY)
    stretches = list(
        apps.get_model("dossiers", "Custody")
        .objects.filter(dossier__code=code)
        .order_by("version")
        .values_list("agency_id", "since", "until")
    )
    assert [agency for agency, _, _ in stretches] == [
        OLD_ONE_STOP,
        OLD_COMMITTEE,
        OLD_COMMITTEE,
        PHO_HIEN_COMMITTEE,
    ]
    assert all(until == since for (_, _, until), (_, since, _) in pairwise(stretches))
    assert stretches[-1][2] is None


@pytest.mark.parametrize(("is_sent", "keeper"), [(True, "unit"), (False, "applicant")])
def test_papers_that_were_sent_lie_with_the_successor(people, old, is_sent, keeper):
    """LR-046: whoever has sent what was asked for does not answer for the time after."""
    code = appraising(people, old)
    dossiers.request_supplement_in_process(
        dossier_code=code, by=old["case_officer"], at=SENT_AT + timedelta(hours=1), **ways.ASKING
    )
    if is_sent:
        ways.send(code, people, at=SENT_AT + timedelta(hours=2))
    dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=FIRST_DAY)
    custody = apps.get_model("dossiers", "Custody").objects.filter(dossier__code=code)
    assert custody.order_by("version").last().keeper == keeper


def test_an_agency_that_still_stands_changes_nothing(people, written):
    code = walk.appraising(people)
    before = written()
    assert not dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=walk.ACCEPTED_AT)
    assert written() == before


def test_nobody_but_the_system_passes_dossiers_on(people, written):
    code = walk.accepted(people)
    before = written()
    with pytest.raises(NotPermitted):
        dossiers.follow_successor(dossier_code=code, by=people.leader, at=walk.ACCEPTED_AT)
    assert written() == before
