"""LR-070 to LR-072. Labour Code 2019 arts 111, 112; 28/2026/QH16: a decree that comes late.

trust.md, consequence 7: 24 November 2026 became a day off when slips had been issued already.
"""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ImpactChanged
from motcua.domain.dossiers.rules.calendar_impact import AppointmentKind
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.calendar_changes import (
    CULTURE_DAY,
    DECIDED_ON,
    SIGNED_AT,
    SOURCE,
    THE_DECREE,
    at,
    calendar_people,
    decree_not_yet_known,
    enter,
    impact_of,
    like,
    off,
    picture_of,
    sign,
)
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.errors import (
    CalendarContradictsItself,
    ProposalClosed,
    SignerEnteredIt,
)
from motcua.domain.working_time.rules import due_time
from motcua.domain.working_time.selectors import calendar_for, proposal
from motcua.domain.working_time.values import (
    DayChanges,
    DayKey,
    DayKind,
    DayScope,
    Limit,
    LimitUnit,
)
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

TWO_DAYS = Limit(2, LimitUnit.WORKING_DAYS)
TEN_DAYS = Limit(10, LimitUnit.DAYS)
ONE_MONTH = Limit(1, LimitUnit.MONTHS)
HOURS = Limit(24, LimitUnit.WORKING_HOURS)


@pytest.fixture
def world(people, row):
    """A birth registration of 19 November, accepted before anybody knew of the decree."""
    decree_not_yet_known()
    code = walk.appraising(people)
    return people, calendar_people(), row(code)


def slips_of(code):
    return list(
        apps.get_model("dossiers", "Slip").objects.filter(dossier__code=code).order_by("ordinal")
    )


def moved(impact):
    return {move.code: move.due_at for move in impact.moves}


def test_the_decree_that_came_late(world, row, facts):
    people, officials, birth = world
    [week] = like(birth)
    assert row(week).due_at == at("2026-11-26 17:00")
    former = slips_of(week)[0]
    number = enter(THE_DECREE, by=officials.clerk)
    impact = impact_of(number)
    [move] = impact.moves
    assert (move.code, move.old_due_at, move.due_at) == (
        week,
        at("2026-11-26 17:00"),
        at("2026-11-27 17:00"),
    )
    assert (move.working_days, move.days, move.holder_id) == (1, 1, people.case_officer.account_id)
    assert impact.by_agency == {walk.PHO_HIEN_ONE_STOP: 1}
    assert impact.by_shift == {1: 1}

    result = sign(number, by=officials.signer)
    assert (result.dossiers, result.appointments) == (1, 0)
    dossier = row(week)
    assert dossier.due_at == at("2026-11-27 17:00")
    lines = dossier.due_derivation["derivation"]
    assert any(
        line["text"] == "Ngày Văn hóa Việt Nam." and line["source"] == SOURCE for line in lines
    )
    assert dossier.apology_raise_at is not None

    kept, issued = slips_of(week)
    assert vars(kept) | {"_state": 0} == vars(former) | {"_state": 0}
    assert issued.facts["due_at"] == "17 giờ 00 phút, ngày 27 tháng 11 năm 2026"
    assert issued.facts["note"].startswith(f"Thay giấy số {former.number} ngày 19/11/2026.")
    assert issued.facts["note"].endswith(
        f"Ngày hẹn trả đổi từ 17:00 ngày 26/11/2026 vì lịch nghỉ thay đổi theo {SOURCE}."
    )
    line = journal.latest_about(dossier.reference)
    assert (line.word, line.by) == ("dossiers.redated", "system")
    assert line.facts | {"calendar": "", "version": 0} == {
        "version": 0,
        "old_due_at": "2026-11-26T17:00:00+07:00",
        "due_at": "2026-11-27T17:00:00+07:00",
        "decision": SOURCE,
        "calendar": "",
        "signed_by": officials.signer.reference,
    }
    assert facts()[-1] == "dossiers.redated.1"
    assert "working_time.calendar_changed.1" in facts()
    words = [line.word for line in journal.entries_about(f"calendar_proposal:{number}")]
    assert words[-1] == "dossiers.calendar_change_signed"


@pytest.mark.parametrize(
    "case",
    [
        (TWO_DAYS, "2026-11-20 09:00", "2026-11-24 17:00", "2026-11-25 17:00"),
        (TWO_DAYS, "2026-11-19 09:00", "2026-11-23 17:00", "2026-11-23 17:00"),  # ends before
        (TWO_DAYS, "2026-11-25 09:00", "2026-11-27 17:00", "2026-11-27 17:00"),  # begins after
        (TWO_DAYS, "2026-11-23 15:30", "2026-11-26 17:00", "2026-11-27 17:00"),  # after 15:00
        (TEN_DAYS, "2026-11-13 09:00", "2026-11-23 17:00", "2026-11-23 17:00"),
        (TEN_DAYS, "2026-11-16 09:00", "2026-11-26 17:00", "2026-11-26 17:00"),  # days run on
        (Limit(8, LimitUnit.DAYS), "2026-11-16 09:00", "2026-11-24 17:00", "2026-11-25 17:00"),
        (ONE_MONTH, "2026-10-23 15:30", "2026-11-26 17:00", "2026-11-26 17:00"),
        (HOURS, "2026-11-20 13:00", "2026-11-25 11:30", "2026-11-26 11:30"),
    ],
)
def test_each_kind_of_limit(world, row, case):
    _, officials, birth = world
    limit, started, before, after = case
    [code] = like(birth, limit=limit, started_at=at(started))
    assert row(code).due_at == at(before)
    number = enter(THE_DECREE, by=officials.clerk)
    assert moved(impact_of(number)) == ({code: at(after)} if after != before else {})
    sign(number, by=officials.signer)
    assert row(code).due_at == at(after)


def test_a_pause_is_left_out_of_the_new_count_too(world, row):
    _, officials, birth = world
    pauses = [(at("2026-11-18 08:00"), at("2026-11-19 08:00"))]
    [code] = like(birth, limit=TWO_DAYS, started_at=at("2026-11-17 09:00"), pauses=pauses)
    [other] = like(birth, started_at=at("2026-11-17 09:00"), pauses=pauses)
    assert row(code).due_at == at("2026-11-20 17:00")
    assert row(other).due_at == at("2026-11-25 17:00")
    sign(enter(THE_DECREE, by=officials.clerk), by=officials.signer)
    assert row(code).due_at == at("2026-11-20 17:00")
    assert row(other).due_at == at("2026-11-26 17:00")
    kinds = {line["kind"] for line in row(other).due_derivation["derivation"]}
    assert "paused" in kinds


def test_what_has_passed_or_is_finished_is_not_moved(world, row):
    people, officials, birth = world
    [late] = like(birth, limit=TWO_DAYS, started_at=at("2026-11-20 09:00"))
    number = enter(THE_DECREE, by=officials.clerk)
    assert not impact_of(number, at=at("2026-11-24 18:00")).moves
    assert moved(impact_of(number)) == {late: at("2026-11-25 17:00")}
    walk.propose(late, people)
    dossiers.approve_result(dossier_code=late, by=people.leader, at=SIGNED_AT)
    assert not impact_of(number).moves


def test_a_promise_of_an_apology_moves_only_off_a_day_that_becomes_off(world, row):
    people, officials, birth = world
    dossiers.apologise(
        dossier_code=birth.code,
        reason=ways.LATE,
        new_due_at=at("2026-11-24 17:00"),
        by=people.leader,
        at=SIGNED_AT,
    )
    wednesday = DayChanges((off("2026-11-23"),))
    assert not impact_of(enter(wednesday, by=officials.clerk)).moves
    number = enter(THE_DECREE, by=officials.clerk)
    assert moved(impact_of(number)) == {birth.code: at("2026-11-25 17:00")}
    sign(number, by=officials.signer)
    dossier = row(birth.code)
    assert dossier.due_at == at("2026-11-25 17:00")
    assert dossier.due_derivation["derivation"][-3]["kind"] == "moved"
    assert dossier.reappointments == 1


def test_a_day_taken_back_brings_nothing_forward(world, row):
    _, officials, birth = world
    sign(enter(THE_DECREE, by=officials.clerk), by=officials.signer)
    [code] = like(birth)
    assert row(code).due_at == at("2026-11-27 17:00")
    number = enter(DayChanges(withdrawn=(DayKey(CULTURE_DAY),)), by=officials.clerk)
    impact = impact_of(number)
    assert (impact.moves, impact.kept) == ((), 1)
    before = picture_of([code])
    sign(number, by=officials.signer)
    assert picture_of([code]) == before
    # The day is off again: the promise had allowed for it all the time.
    again = enter(THE_DECREE, by=officials.clerk)
    assert not impact_of(again).moves


def test_a_swap(world, row):
    """The 23rd is off for Saturday the 28th: who counted past both keeps the day."""
    _, officials, birth = world
    swap = DayChanges(
        (
            off("2026-11-23", DayKind.SWAPPED_OFF, "Nghỉ hoán đổi"),
            off("2026-11-28", DayKind.SWAPPED_ON, "hoán đổi"),
        )
    )
    [week] = like(birth)  # due Thursday 26
    [more] = like(birth, limit=Limit(6, LimitUnit.WORKING_DAYS))  # due Friday 27
    [long] = like(birth, limit=Limit(8, LimitUnit.WORKING_DAYS))  # due Tuesday 1 December
    impact = impact_of(enter(swap, by=officials.clerk))
    assert moved(impact) == {week: at("2026-11-27 17:00"), more: at("2026-11-28 17:00")}
    assert long not in moved(impact)


def test_a_province_closes_for_a_storm(world, row):
    _, officials, birth = world
    [here] = like(birth)
    [there] = like(birth, agency=walk.SON_NAM_ONE_STOP)
    closed = [
        off(f"2026-11-{day}", DayKind.CLOSURE, "Đóng cửa do bão", DayScope.PROVINCE, "33")
        for day in (23, 24)
    ]
    impact = impact_of(enter(DayChanges(tuple(closed)), by=officials.clerk))
    assert moved(impact) == {here: at("2026-11-30 17:00"), there: at("2026-11-30 17:00")}
    assert {move.working_days for move in impact.moves} == {2}
    assert impact.by_shift == {4: 2}
    other = [off("2026-11-24", DayKind.CLOSURE, "Bão", DayScope.PROVINCE, "01")]
    assert not impact_of(enter(DayChanges(tuple(other)), by=officials.clerk)).moves


def test_an_agency_that_closes_moves_only_its_own(world, row):
    _, officials, birth = world
    [own] = like(birth)
    [other] = like(birth, agency=walk.SON_NAM_ONE_STOP)
    closure = off(
        "2026-11-23", DayKind.CLOSURE, "Mất điện", DayScope.AGENCY, walk.PHO_HIEN_ONE_STOP
    )
    before = picture_of([other])
    number = enter(DayChanges((closure,)), by=officials.clerk)
    assert moved(impact_of(number)) == {own: at("2026-11-27 17:00")}
    sign(number, by=officials.head)
    assert row(own).due_at == at("2026-11-27 17:00")
    assert picture_of([other]) == before


def test_opinions_and_ends_of_pauses_on_such_a_day_move_too(world, row):
    people, officials, birth = world
    dossiers.consult(
        dossier_code=birth.code,
        agency_code=walk.SON_NAM_COMMITTEE,
        question="Trẻ đã được đăng ký khai sinh tại phường chưa?",
        answer_by=at("2026-11-24 17:00"),
        by=people.case_officer,
        at=walk.ACCEPTED_AT,
    )
    dossiers.pause(
        dossier_code=birth.code,
        expected_until=CULTURE_DAY,
        by=people.case_officer,
        at=walk.ACCEPTED_AT,
        **ways.PAUSE,
    )
    number = enter(THE_DECREE, by=officials.clerk)
    impact = impact_of(number)
    assert not impact.moves
    assert {each.kind: each.new_at.date() for each in impact.appointments} == {
        AppointmentKind.OPINION: date(2026, 11, 25),
        AppointmentKind.PAUSE_ENDS: date(2026, 11, 25),
    }
    assert sign(number, by=officials.signer).appointments == 2
    assert row(birth.code).consultations.get().answer_by == at("2026-11-25 17:00")
    assert row(birth.code).pauses.get().expected_until == date(2026, 11, 25)
    words = [line.word for line in journal.entries_about(birth.reference)]
    assert words.count("dossiers.appointment_moved") == 2
    assert not impact_of(
        enter(DayChanges((off("2026-11-24", name="x"),)), by=officials.clerk)
    ).appointments


def test_a_list_that_is_no_longer_true_is_not_signed(world, row, written):
    _, officials, birth = world
    number = enter(THE_DECREE, by=officials.clerk)
    shown = impact_of(number).digest
    like(birth)
    before = written()
    with pytest.raises(ImpactChanged):
        sign(number, by=officials.signer, digest=shown)
    assert written() == before
    assert calendar_for(walk.PHO_HIEN_ONE_STOP, SIGNED_AT.date()).is_working_day(CULTURE_DAY)
    assert sign(number, by=officials.signer).dossiers == 1


def test_who_holds_a_dossier_makes_no_difference(world, row):
    people, officials, birth = world
    [code] = like(birth)
    number = enter(THE_DECREE, by=officials.clerk)
    shown = impact_of(number).digest
    walk.propose(code, people)
    assert sign(number, by=officials.signer, digest=shown).dossiers == 1


def test_it_is_signed_once_and_by_another(world, row, written):
    _, officials, birth = world
    like(birth)
    number = enter(THE_DECREE, by=officials.clerk)
    digest = impact_of(number).digest
    with pytest.raises(NotPermitted):
        sign(number, by=officials.clerk, digest=digest)
    sign(number, by=officials.signer, digest=digest)
    before = written()
    with pytest.raises(ProposalClosed):
        sign(number, by=officials.signer, digest=digest)
    assert written() == before
    closure = off(
        "2026-11-25", DayKind.CLOSURE, "Mất điện", DayScope.AGENCY, walk.PHO_HIEN_ONE_STOP
    )
    own = enter(DayChanges((closure,)), by=officials.head)
    with pytest.raises(SignerEnteredIt):
        sign(own, by=officials.head)


def test_what_contradicts_the_calendar_by_now_is_not_signed(world, row, written):
    _, officials, birth = world
    like(birth)
    key = DayKey(date(2027, 1, 1))
    first, second = (enter(DayChanges(withdrawn=(key,)), by=officials.clerk) for _ in range(2))
    sign(first, by=officials.signer)
    before = written()
    with pytest.raises(CalendarContradictsItself):
        sign(second, by=officials.signer)
    assert written() == before
    assert proposal(second).decided_on == DECIDED_ON


LIMITS = [TWO_DAYS, Limit(5, LimitUnit.WORKING_DAYS), TEN_DAYS, ONE_MONTH, HOURS]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    limits=st.lists(
        st.tuples(st.sampled_from(LIMITS), st.integers(0, 20 * 24)), min_size=1, max_size=6
    ),
    days=st.sets(st.integers(0, 25), min_size=1, max_size=3),
)
def test_exactly_what_was_shown_moves(world, row, limits, days):
    """Others stay byte for byte; nothing goes forward; every new day is a working day."""
    with transaction.atomic():
        _sign_random(*world[1:], row, limits, days)
        transaction.set_rollback(True)


def _sign_random(officials, birth, row, limits, days):
    counted = {}
    for limit, hours in limits:
        started_at = at("2026-11-02 08:00") + timedelta(hours=hours)
        [code] = like(birth, limit=limit, started_at=started_at)
        counted[code] = (started_at, limit)
    codes = [birth.code, *counted]
    closed = [date(2026, 11, 19) + timedelta(days=n) for n in sorted(days)]
    changes = [off(day.isoformat(), DayKind.CLOSURE, f"Đóng cửa {day}") for day in closed]
    number = enter(DayChanges(tuple(changes)), by=officials.clerk)
    shown = moved(impact_of(number))
    before = {code: (picture_of([code]), row(code).due_at) for code in codes}
    slips_before = [slip.facts for slip in slips_of(birth.code)]
    sign(number, by=officials.signer)
    changed = {code for code in codes if picture_of([code]) != before[code][0]}
    assert changed == set(shown)
    calendar = calendar_for(walk.PHO_HIEN_ONE_STOP, SIGNED_AT.date())
    for code, due_at in shown.items():
        assert row(code).due_at == due_at > before[code][1]
        assert calendar.is_working_day(due_at.date())
        assert slips_of(code)[0].facts == slips_before[0]
        assert journal.latest_about(row(code).reference).word == "dossiers.redated"
    for code, (started_at, limit) in counted.items():
        rules = regime_on(started_at.date()).counting_rules
        anew = due_time(started_at, limit, calendar, rules).due_at
        has_passed = before[code][1] <= SIGNED_AT
        assert row(code).due_at == (before[code][1] if has_passed else anew)
