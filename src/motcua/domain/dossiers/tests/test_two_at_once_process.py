"""trust.md A7. Two at once inside the agency that decides: one wins, the other is told who."""

from datetime import timedelta
from itertools import product

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    AlreadyAsked,
    ApologyNotDue,
    ConsultationUnknown,
    DossierError,
    Moved,
    WrongState,
)
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, SON_NAM_COMMITTEE, everybody
from motcua.domain.identity.values import SYSTEM

from .test_two_at_once import at_once


@pytest.fixture
def crowd(transactional_db, content_store):
    return everybody()


def act(name, who, /, at=ACCEPTED_AT, **values):
    """An act of somebody, to be done on a code."""

    def do(people, code, version=None):
        by = SYSTEM if who == "system" else getattr(people, who)
        return getattr(dossiers, name)(
            dossier_code=code, by=by, at=at, expected_version=version, **values
        )

    return do


OWED = {"kind": "land", "name": "Tiền sử dụng đất", "amount_vnd": 12_500_000}
MOVING = {
    "appraising": (
        walk.appraising,
        {
            "pause": act("pause", "case_officer", **ways.PAUSE),
            "owe": act("raise_obligation", "other_case_officer", **OWED),
            "reject": act("propose_rejection", "case_officer", **ways.REJECTION),
            "withdraw": act("request_withdrawal", "citizen", reason="Không còn nhu cầu nữa."),
        },
    ),
    "rejecting": (
        ways.rejecting,
        {
            "reject": act("reject", "leader"),
            "send back": act("send_back", "leader", reason="Làm lại."),
        },
    ),
    "paused": (ways.paused, {"resume": act("resume", "case_officer")}),
    "owing": (
        ways.owing,
        {
            "pay": act("record_payment", "one_stop", receipt_number="BL-1"),
            "pay again": act("record_payment", "colleague", receipt_number="BL-2"),
        },
    ),
}
PAIRS = [
    (position, one, two)
    for position, (_, acts) in MOVING.items()
    for one, two in product(acts, repeat=2)
    if one <= two
]


@pytest.mark.parametrize(("position", "one", "two"), PAIRS)
def test_one_wins_and_the_other_is_told_who(crowd, row, position, one, two):
    reach, acts = MOVING[position]
    code = reach(crowd)
    version = row(code).version
    answers = at_once(
        lambda: acts[one](crowd, code, version), lambda: acts[two](crowd, code, version)
    )
    refusals = [answer for answer in answers if isinstance(answer, Exception)]
    assert len(refusals) == 1, answers
    assert isinstance(refusals[0], Moved | WrongState)
    assert refusals[0].details["by_name"]
    assert row(code).version == version + 1


APOLOGY = {"reason": ways.LATE, "new_due_at": ways.NEW_DATE}
LATER = ways.NEXT_DAY + timedelta(hours=1)
# Acts that leave the dossier where it is: done twice at once, they are done once.
ONCE = {
    "raise an apology": (
        walk.appraising,
        act("raise_apology", "system", at=ways.DUE_AT),
        ApologyNotDue,
    ),
    "apologise": (
        ways.apology_raised,
        act("apologise", "leader", at=ways.NEXT_DAY, **(APOLOGY | {"new_due_at": None})),
        ApologyNotDue,
    ),
    "consult": (
        walk.appraising,
        act("consult", "case_officer", agency_code=SON_NAM_COMMITTEE, question="Có chưa?"),
        AlreadyAsked,
    ),
    "answer": (
        ways.consulted,
        act("answer_consultation", "stranger", agency_code=SON_NAM_COMMITTEE, answer="Chưa."),
        ConsultationUnknown,
    ),
    "give the result of a part": (
        ways.parted,
        act(
            "answer_consultation",
            "stranger",
            agency_code=SON_NAM_COMMITTEE,
            step_key="xac-nhan",
            answer="Đúng.",
            result_name="Giấy xác nhận",
        ),
        ConsultationUnknown,
    ),
    "note": (
        ways.consulted,
        act("note_consultation_overdue", "system", at=LATER, agency_code=SON_NAM_COMMITTEE),
        ConsultationUnknown,
    ),
}


@pytest.mark.parametrize("name", ONCE)
def test_what_stays_where_it_is_is_done_once(crowd, row, name):
    reach, do, error = ONCE[name]
    code = reach(crowd)
    version = row(code).version
    answers = at_once(*[lambda: do(crowd, code)] * 3)
    refusals = [answer for answer in answers if isinstance(answer, DossierError)]
    assert [type(refusal) for refusal in refusals] == [error] * 2
    assert row(code).version == version + 1


def test_a_date_is_set_anew_once_though_two_leaders_sign(crowd, row):
    code = ways.apology_raised(crowd)
    sign = act("apologise", "leader", at=ways.NEXT_DAY, **APOLOGY)
    answers = at_once(lambda: sign(crowd, code), lambda: sign(crowd, code))
    assert sum(isinstance(answer, DossierError) for answer in answers) == 1
    assert (row(code).due_at, row(code).reappointments) == (ways.NEW_DATE, 1)
    assert row(code).slips.filter(kind="apology").count() == 1
