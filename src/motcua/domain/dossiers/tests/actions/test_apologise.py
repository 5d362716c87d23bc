"""LR-064, LR-047. Apologising in writing, with a new date once (61/2018/NĐ-CP art 19.9)."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    ApologyMissing,
    ApologyNotDue,
    MomentImpossible,
    Moved,
    ReappointmentUsedUp,
    ReasonMissing,
)
from motcua.domain.dossiers.selectors import lateness_of, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, propose, submitted
from motcua.domain.dossiers.tests.ways_process import DUE_AT, LATE, NEW_DATE, NEXT_DAY
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted


def apologise(code, people, **changes):
    values = {"reason": LATE, "new_due_at": NEW_DATE, "by": people.leader, "at": NEXT_DAY}
    return dossiers.apologise(dossier_code=code, **{**values, **changes})


def test_the_worked_example(people, row, facts):
    """LR-064: overdue since 17:00, apologised for the next morning, due on Monday at closing."""
    code = ways.apology_raised(people)
    issued = apologise(code, people)
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("in_progress", "appraising")
    assert dossier.due_at == issued.due_at == NEW_DATE
    assert dossier.reappointments == 1
    # A working day before Monday is this Friday, whose opening is past: asked when it has run out.
    assert dossier.apology_raise_at == NEW_DATE
    apology = life_of(dossier.pk).apologies[0]
    assert (apology.for_due_at, apology.new_due_at, apology.sent_at) == (DUE_AT, NEW_DATE, NEXT_DAY)
    assert apology.is_late_notice
    assert facts()[-1] == "dossiers.apologised.1"


def test_form_04_and_the_derivation_name_each_other(people, row):
    code = ways.apology_raised(people)
    issued = apologise(code, people)
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.kind, slip.number) == ("apology", "0001/PXL")
    assert slip.facts["reason"] == LATE
    assert slip.facts["proposed_due_at"] == "17 giờ 00 phút, ngày 23 tháng 11 năm 2026"
    texts = [line["text"] for line in row(code).due_derivation["derivation"]]
    assert texts == [
        "Ngày hẹn trả trước đây.",
        "Văn bản xin lỗi số 0001/PXL, hẹn lại ngày trả kết quả.",
        "Hẹn trả kết quả",
    ]


def test_a_notice_one_working_day_before_is_in_time(people, row):
    """LR-047: for Monday's date an apology on Friday is in time, one on Monday morning is not."""
    for sent_at, is_late in ((NEXT_DAY, False), (NEW_DATE - timedelta(hours=8), True)):
        code = ways.apologised(people, at=DUE_AT + timedelta(minutes=1))
        apologise(code, people, new_due_at=None, at=sent_at)
        assert life_of(row(code).pk).apologies[-1].is_late_notice is is_late


def test_the_date_is_set_anew_once(people, written):
    code = ways.apologised(people)
    later = NEW_DATE + timedelta(days=1)
    before = written()
    with pytest.raises(ReappointmentUsedUp):
        apologise(code, people, new_due_at=later, at=NEW_DATE)
    assert written() == before


def test_a_second_apology_has_no_date(people, row):
    code = ways.apologised(people)
    dossiers.raise_apology(dossier_code=code, by=SYSTEM, at=NEW_DATE)
    assert life_of(row(code).pk).apology_to_send.proposed_due_at is None
    issued = apologise(code, people, new_due_at=None, at=NEW_DATE + timedelta(hours=15))
    assert issued.due_at == row(code).due_at == NEW_DATE
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.ordinal, slip.facts["proposed_due_at"]) == (2, "")


def test_a_late_result_is_given_out_only_after_an_apology(people, row):
    """LR-047: a late dossier cannot be closed without it."""
    code = ways.ready_late(people)

    def give():
        dossiers.return_result(
            dossier_code=code, returned_how="counter", by=people.one_stop, at=NEXT_DAY
        )

    with pytest.raises(ApologyMissing):
        give()
    with pytest.raises(MomentImpossible):
        apologise(code, people)
    apologise(code, people, new_due_at=None)
    give()
    dossier = row(code)
    assert (dossier.state, dossier.due_at) == ("returned", DUE_AT)
    assert lateness_of(dossier.pk, at=dossier.returned_at).office_time == timedelta(
        hours=1, minutes=30
    )


@pytest.mark.parametrize(
    ("new_due_at", "why"),
    [
        (DUE_AT, "sau ngày hẹn cũ"),
        (NEXT_DAY, "đã qua"),
        (datetime(2026, 11, 21, 10, tzinfo=VIETNAM), "ngày nghỉ"),  # A Saturday.
        (datetime(2026, 11, 24, 10, tzinfo=VIETNAM), "ngày nghỉ"),  # Culture Day.
        (datetime(2026, 11, 23, 12, tzinfo=VIETNAM), "ngoài giờ"),
        (datetime(2026, 11, 23, 17, 1, tzinfo=VIETNAM), "ngoài giờ"),
        (datetime(2028, 11, 23, 10, tzinfo=VIETNAM), "quá xa"),
    ],
)
def test_a_date_that_cannot_be_kept_is_not_promised(people, written, new_due_at, why):
    code = ways.apology_raised(people)
    before = written()
    with pytest.raises(MomentImpossible) as refusal:
        apologise(code, people, new_due_at=new_due_at)
    assert why in refusal.value.details["why"]
    assert written() == before


@pytest.mark.parametrize("reason", ["", "  ngắn  ", "x" * 2001])
def test_without_a_proper_reason_nothing_is_sent(people, written, reason):
    code = ways.apology_raised(people)
    before = written()
    with pytest.raises(ReasonMissing):
        apologise(code, people, reason=reason)
    assert written() == before


def test_not_twice_not_in_time_not_while_nothing_is_due_and_not_by_others(people, written):
    sent = ways.apologised(people, new_due_at=None)
    in_time = appraising(people)
    propose(in_time, people)
    dossiers.approve_result(dossier_code=in_time, by=people.leader, at=ACCEPTED_AT)
    waiting, held, owed = submitted(people), ways.paused(people), ways.apology_raised(people)
    before = written()
    for code in (sent, in_time):
        with pytest.raises(ApologyNotDue):
            apologise(code, people)
    for code in (waiting, held):
        with pytest.raises(Moved):
            apologise(code, people)
    for by in (people.case_officer, people.one_stop, people.stranger, people.citizen, SYSTEM):
        with pytest.raises(NotPermitted):
            apologise(owed, people, by=by)
    assert written() == before


def test_a_leader_who_sees_it_coming_need_not_wait(people, row):
    code = appraising(people)
    apologise(code, people, at=ACCEPTED_AT)
    assert row(code).due_at == NEW_DATE
