"""LR-072 (61/2018/NĐ-CP arts 17, 19.9): one dossier, moved to what the calendar says and nowhere else."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ImpactChanged, Moved, WrongState
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.calendar_changes import (
    OPERATOR,
    SIGNED_AT,
    SOURCE,
    THE_DECREE,
    at,
    calendar_people,
    decree_not_yet_known,
    like,
)
from motcua.domain.identity.values import SYSTEM
from motcua.domain.working_time.actions import announce_days
from motcua.foundation.errors import NotPermitted


@pytest.fixture
def week(people, row):
    """Five working days from 19 November, when the 24th has just become a day off."""
    decree_not_yet_known()
    [code] = like(row(walk.appraising(people)))
    announce_days(changes=THE_DECREE, decision=SOURCE, by=OPERATOR, at=SIGNED_AT)
    return code


@pytest.fixture
def signer(people):
    return calendar_people().signer


def redate(code, due_at="2026-11-27 17:00", *, by=SYSTEM, **changes):
    values = {"decision": SOURCE, "at": SIGNED_AT}
    return dossiers.redate(dossier_code=code, due_at=at(due_at), by=by, **(values | changes))


def test_it_gets_the_day_that_is_counted_and_a_new_receipt(week, signer, row):
    issued = redate(week, signed_by=signer)
    assert row(week).due_at == issued.due_at == at("2026-11-27 17:00")
    receipts = row(week).slips.filter(kind="receipt").order_by("ordinal")
    assert [slip.ordinal for slip in receipts] == [1, 2]
    assert receipts[1].pk == issued.slip_id
    assert receipts[1].facts["receiver_signature"]["name"] == "Đoàn Văn Chánh"


def test_whose_limit_it_is_stays_said(week, signer, row):
    """LR-138: the case that the limit is of."""
    dossier = row(week)
    dossier.due_derivation["derivation"][-1]["source"] = "Nộp trực tiếp, Nhà ở riêng lẻ"
    dossier.save(update_fields=["due_derivation"])
    redate(week, signed_by=signer)
    assert row(week).due_derivation["derivation"][-1]["source"] == "Nộp trực tiếp, Nhà ở riêng lẻ"


@pytest.mark.parametrize(
    "due_at",
    [
        "2026-11-26 17:00",  # where it was
        "2026-11-25 17:00",  # earlier
        "2026-11-27 16:00",  # no closing time
        "2026-11-28 17:00",  # a Saturday
    ],
)
def test_a_day_that_cannot_be_is_refused(week, signer, written, due_at):
    before = written()
    with pytest.raises(ImpactChanged):
        redate(week, due_at, signed_by=signer)
    assert written() == before


def test_only_the_system_does_it(week, signer, people, written):
    before = written()
    for by in (people.one_stop, people.leader, signer):
        with pytest.raises(NotPermitted):
            redate(week, by=by, signed_by=signer)
    with pytest.raises(Moved):
        redate(week, signed_by=signer, expected_version=99)
    assert written() == before


def test_what_is_finished_is_not_moved(week, signer, people, row):
    walk.propose(week, people)
    dossiers.approve_result(dossier_code=week, by=people.leader, at=SIGNED_AT)
    with pytest.raises((Moved, WrongState)):
        redate(week, signed_by=signer)
    assert row(week).due_at == at("2026-11-26 17:00")
