"""trust.md A7. Two at once: one wins, the other is told who; numbers are unique without gaps."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connection

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, WrongState
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, everybody

REFUSAL = {
    "reason_key": "duplicate",
    "reason": "Hồ sơ trùng với hồ sơ đã nộp.",
    "legal_basis": "61/2018/NĐ-CP",
}


@pytest.fixture
def crowd(transactional_db, content_store):
    return everybody()


def at_once(*calls):
    """Run the calls at the same moment, each on a connection of its own; what each answered."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait()
            return call()
        except Exception as refusal:  # noqa: BLE001 — it is what the test looks at
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


# (how far, {name: act of whom}); every pair of acts possible at one position, each with itself too.
POSITIONS = {
    "submitted": (
        walk.submitted,
        {
            "accept": lambda who, code: dossiers.accept(
                dossier_code=code, by=who.one_stop, at=ACCEPTED_AT
            ),
            "accept by a colleague": lambda who, code: dossiers.accept(
                dossier_code=code, by=who.colleague, at=ACCEPTED_AT
            ),
            "refuse": lambda who, code: dossiers.refuse(
                dossier_code=code, by=who.colleague, at=ACCEPTED_AT, **REFUSAL
            ),
        },
    ),
    "accepted": (
        walk.accepted,
        {
            "hand over": lambda who, code: dossiers.hand_over(
                dossier_code=code, by=who.one_stop, at=ACCEPTED_AT
            ),
        },
    ),
    "assigned": (
        walk.assigned,
        {
            "take": lambda who, code: dossiers.take(
                dossier_code=code, by=who.case_officer, at=ACCEPTED_AT
            ),
            "take by another": lambda who, code: dossiers.take(
                dossier_code=code, by=who.other_case_officer, at=ACCEPTED_AT
            ),
        },
    ),
    "signing": (
        walk.signing,
        {
            "approve": lambda who, code: dossiers.approve_result(
                dossier_code=code, by=who.leader, at=ACCEPTED_AT
            ),
            "send back": lambda who, code: dossiers.send_back(
                dossier_code=code, reason="Sửa lại.", by=who.leader, at=ACCEPTED_AT
            ),
        },
    ),
    "result ready": (
        walk.result_ready,
        {
            "return": lambda who, code: dossiers.return_result(
                dossier_code=code, returned_how="counter", by=who.one_stop, at=ACCEPTED_AT
            ),
        },
    ),
}
PAIRS = [
    (position, one, two)
    for position, (_, acts) in POSITIONS.items()
    for one, two in product(acts, repeat=2)
    if one <= two
]


@pytest.mark.parametrize(("position", "one", "two"), PAIRS)
def test_one_wins_and_the_other_is_told_who(crowd, row, position, one, two):
    reach, acts = POSITIONS[position]
    code = reach(crowd)
    version = row(code).version
    answers = at_once(lambda: acts[one](crowd, code), lambda: acts[two](crowd, code))
    refusals = [answer for answer in answers if isinstance(answer, Exception)]
    assert len(refusals) == 1, answers
    assert isinstance(refusals[0], Moved | WrongState)
    assert refusals[0].details["by_name"]
    assert row(code).version == version + 1


def test_codes_are_unique_and_without_gaps(crowd):
    """A short run of the drill: 6 at a time, 60 dossiers of one agency and day."""
    drafts = [walk.draft(crowd) for _ in range(60)]

    def send(draft_id):
        return lambda: dossiers.submit(draft_id=draft_id, by=crowd.citizen, at=walk.SENT_AT)

    codes = []
    for start in range(0, len(drafts), 6):
        codes += [sent.dossier_code for sent in at_once(*map(send, drafts[start : start + 6]))]
    assert sorted(codes) == [f"H31.101.00-261119-{n:04d}" for n in range(1, 61)]


def test_slip_numbers_are_unique_and_without_gaps(crowd):
    codes = [walk.submitted(crowd) for _ in range(12)]

    def accept(code):
        return lambda: dossiers.accept(dossier_code=code, by=crowd.one_stop, at=ACCEPTED_AT)

    for start in range(0, len(codes), 6):
        at_once(*map(accept, codes[start : start + 6]))
    slips = apps.get_model("dossiers", "Slip").objects.values_list("number", flat=True)
    assert sorted(slips) == [f"{n:04d}/TNHS" for n in range(1, 13)]


def test_sending_the_same_draft_many_times_at_once_sends_it_once(crowd):
    draft_id = walk.draft(crowd)
    answers = at_once(
        *[lambda: dossiers.submit(draft_id=draft_id, by=crowd.citizen, at=walk.SENT_AT)] * 8
    )
    assert len({answer.dossier_code for answer in answers}) == 1
    assert sum(not answer.is_repeat for answer in answers) == 1
    assert apps.get_model("dossiers", "Dossier").objects.count() == 1
