"""LR-091. A named official settles the dossier: a head gives it, a holder passes on what is in hand."""

from dataclasses import replace

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import NotHolder, OfficerUnknown, WrongState
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.identity.actions import revoke_role
from motcua.domain.identity.selectors import actor_for, positions_of
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.errors import NotPermitted


def held_by(row, code):
    return row(code).stage, row(code).holder_id


def test_a_leader_gives_what_waits_and_what_somebody_holds(people, row, facts):
    code = walk.assigned(people)
    walk.assign(code, people, to=people.case_officer)
    assert held_by(row, code) == ("appraising", people.case_officer.account_id)
    walk.assign(code, people, to=people.other_case_officer)
    assert held_by(row, code) == ("appraising", people.other_case_officer.account_id)
    assert facts()[-1] == "dossiers.assigned.1"


def test_a_holder_passes_on_what_is_in_hand_and_nothing_else(people, row, written):
    code, other = walk.appraising(people), walk.assigned(people)
    walk.assign(code, people, by=people.case_officer)
    assert held_by(row, code) == ("appraising", people.other_case_officer.account_id)
    before = written()
    for mine in (code, other):
        with pytest.raises(NotHolder):
            walk.assign(mine, people, to=people.case_officer, by=people.case_officer)
    assert written() == before


def test_who_stands_in_for_the_holder_takes_it_over(people, row):
    code = walk.appraising(people)
    dossiers.assign(
        dossier_code=code,
        to_account_id=people.other_case_officer.account_id,
        by=people.other_case_officer,
        at=ACCEPTED_AT,
        stands_in=True,
    )
    assert held_by(row, code) == ("appraising", people.other_case_officer.account_id)


def test_who_does_not_settle_dossiers_there_is_given_none(people, written):
    """Of another agency, of another kind, invented, gone since, or the holder already."""
    code = walk.appraising(people)
    gone = people.other_case_officer
    for position in positions_of(gone.account_id, at=ACCEPTED_AT):
        revoke_role(grant_id=position.grant_id, by=SYSTEM, at=ACCEPTED_AT)
    nobody = replace(people.citizen, account_id=987_654_321)
    before = written()
    for to in (people.stranger, people.leader, people.citizen, gone, people.case_officer, nobody):
        with pytest.raises(OfficerUnknown):
            walk.assign(code, people, to=to)
    assert written() == before


def test_strangers_and_applicants_give_nothing_and_a_draft_with_the_leader_stays(people, written):
    code, other = walk.appraising(people), walk.signing(people)
    before = written()
    for by in (people.stranger, people.one_stop, people.citizen, people.controller):
        with pytest.raises(NotPermitted):
            walk.assign(code, people, by=by)
    with pytest.raises(WrongState):
        dossiers.assign(
            dossier_code=other,
            to_account_id=people.case_officer.account_id,
            by=people.leader,
            at=ACCEPTED_AT,
            expected_version=5,
        )
    assert written() == before
    assert actor_for(people.case_officer.account_id, at=ACCEPTED_AT) == people.case_officer
