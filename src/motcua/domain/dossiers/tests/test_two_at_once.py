"""trust.md A7. Two at once: one wins, the other is told who; numbers are unique without gaps."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import combinations_with_replacement
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connection

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved
from motcua.domain.dossiers.rules import ACT_RIGHTS, DEEDS
from motcua.domain.dossiers.states import LIFE, Act, Side, acts_from
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests import ways_process as process
from motcua.domain.dossiers.tests.every_act import DOING, prepared
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, everybody
from motcua.foundation.errors import NotPermitted

owing_a_fee = partial(process.owing, kind="fee")


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


# How a dossier comes to each position, and the acts that the case at hand has no use for: there
# the other kind of draft lies with the leader, the other regime holds, nothing is late.
REACHES = {
    "submitted": (walk.submitted, set()),
    "papers wanted": (ways.wanting, set()),
    "accepted": (walk.accepted, {Act.ANSWER_CONSULTATION}),
    "fee owed": (owing_a_fee, {Act.ANSWER_CONSULTATION}),
    "assigned": (walk.assigned, {Act.ANSWER_CONSULTATION}),
    "appraised, one asked": (process.consulted, set()),
    "signing a result": (walk.signing, {Act.REJECT, Act.ANSWER_CONSULTATION}),
    "signing a rejection": (process.rejecting, {Act.APPROVE_RESULT, Act.ANSWER_CONSULTATION}),
    "papers wanted in process": (ways.wanting_in_process, {Act.ANSWER_CONSULTATION}),
    "paused": (process.paused, {Act.ANSWER_CONSULTATION}),
    "asked back": (ways.withdrawing, {Act.AGREE_WITHDRAWAL, Act.ANSWER_CONSULTATION}),
    "asked back, of 2019": (
        ways.withdrawing_since_2019,
        {Act.STOP, Act.APOLOGISE, Act.ANSWER_CONSULTATION},
    ),
    "ready for post": (ways.ready_for_post, {Act.APOLOGISE}),
    "ready late": (process.ready_late, {Act.RETURN_RESULT, Act.HAND_TO_POST}),
    "rejected": (process.rejected, {Act.APOLOGISE, Act.HAND_TO_POST}),
    "returned": (walk.returned, set()),
}


@pytest.mark.parametrize("reached", REACHES)
def test_of_two_acts_at_one_position_one_wins_and_the_other_is_told_who(crowd, row, reached):
    """Every pair of acts that is possible there, each with itself too, done by two people."""
    reach, useless = REACHES[reached]
    position = row(reach(crowd)).position.plain
    acts = [act for act in acts_from(position) if act in DOING and act not in useless]
    for one, two in combinations_with_replacement(acts, 2):
        dossier = row(reach(crowd))
        first = partial(prepared(one, crowd, dossier), expected_version=dossier.version)
        second = partial(
            prepared(two, crowd, dossier, by_colleague=True), expected_version=dossier.version
        )
        refusals = [found for found in at_once(first, second) if isinstance(found, Exception)]
        assert len(refusals) == 1, (one, two, refusals)
        assert row(dossier.code).version == dossier.version + 1
        if Act.TRANSFER in {one, two} and isinstance(refusals[0], NotPermitted):
            continue  # It lies with another agency now, which is nobody's business here.
        assert isinstance(refusals[0], Moved), (one, two, refusals)
        assert refusals[0].details["by_name"]
        assert refusals[0].details["deed"] in {DEEDS[ACT_RIGHTS[act].word] for act in (one, two)}


def test_no_act_of_the_table_is_left_out():
    """Each row that an official or an applicant does is tried against its neighbours."""
    officials = {step.act for step in LIFE if step.by is not Side.SYSTEM}
    assert officials - set(DOING) == {Act.SUBMIT, Act.REGISTER}  # There is no dossier before.


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
