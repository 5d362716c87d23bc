"""LR-092, LR-093. Three departments asked at once, one of them late (61/2018/NĐ-CP art 19.5).

Investment certificate, ten working days. Thursday 19 November 2026; the 24th is a day off.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import consultations_overdue, life_of
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import _following, pass_on_parts
from motcua.domain.workflow.errors import WorkflowError
from motcua.domain.workflow.selectors.parts import (
    dossiers_with_parts_of_ended_agencies,
    parts_of_work,
)
from motcua.domain.workflow.tests import interlinked as across
from motcua.domain.workflow.tests.interlinked import (
    BUILDING,
    FARMING,
    FINANCE,
    TRADE,
    act,
    answer,
    asked,
)
from motcua.domain.workflow.tests.runs import followed, tasks
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

STEPS = {BUILDING: "y-kien-xay-dung", FARMING: "y-kien-nnmt", TRADE: "y-kien-cong-thuong"}


def on(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.fixture
def others(people):
    found = across.everybody_across()
    across.publish(across.INVESTMENT)
    return found


@pytest.fixture
def code(others):
    """Assigned on Thursday at 9:00: three departments are asked, 24 hours each."""
    found = across.register(across.INVESTMENT, "hy2-pvhcc", others.province_counter, at=on(19, 8))
    act(
        found,
        Act.ASSIGN,
        others.finance_head,
        at=on(19, 9),
        to_account_id=others.finance.account_id,
    )
    return found


def note_overdue(code, at):
    for dossier_code, agency_code, step_key in consultations_overdue(at):
        assert dossier_code == code
        dossiers.note_consultation_overdue(
            dossier_code=code, agency_code=agency_code, step_key=step_key, by=SYSTEM, at=at
        )
    followed(code, at=at)


def test_all_three_are_asked_at_once_each_with_its_paper(code, row):
    assert asked(code) == {(step, agency) for agency, step in STEPS.items()}
    life = life_of(row(code).pk)
    assert {line.agency_code for line in life.open_consultations} == set(STEPS)
    assert {line.kind for line in life.consultations} == {"opinion"}
    # 24 hours of office time: 6.5 on Thursday, 8 on Friday, 8 on Monday, Tuesday off.
    assert {line.answer_by for line in life.consultations} == {on(25, 9)}
    assert [slip.kind for slip in life.slips].count("consultation_request") == 3


def test_one_is_late_the_others_are_not_and_the_lead_agency_goes_on(others, code, row):
    """T13, LR-093: noted, then the appraisal begins without it; everybody sees whose hours."""
    answer(code, others.building, BUILDING, STEPS[BUILDING], at=on(19, 15))
    answer(code, others.farming, FARMING, STEPS[FARMING], at=on(23, 10))
    assert asked(code) == {(STEPS[TRADE], TRADE)}
    note_overdue(code, on(25, 9))  # Not a moment too early.
    assert asked(code) == {(STEPS[TRADE], TRADE)}
    note_overdue(code, on(25, 9, 30))
    assert asked(code) == {("tham-dinh", FINANCE), ("opinion", TRADE)}

    by_agency = {
        part.line.agency_code: part
        for part in parts_of_work(life_of(row(code).pk).consultations, at=on(25, 10))
    }
    assert by_agency[BUILDING].used == timedelta(hours=4, minutes=30)  # 9:00 to 15:00, less noon
    assert by_agency[FARMING].used == timedelta(hours=17)  # 6.5, 8 and 2.5
    assert [by_agency[agency].is_late for agency in STEPS] == [False, False, True]
    assert by_agency[TRADE].late == timedelta(hours=1)
    assert by_agency[TRADE].is_open


def test_the_late_opinion_may_still_come_until_the_decision(others, code, row):
    answer(code, others.building, BUILDING, STEPS[BUILDING], at=on(19, 15))
    answer(code, others.farming, FARMING, STEPS[FARMING], at=on(23, 10))
    note_overdue(code, on(25, 9, 30))
    answer(code, others.trade, TRADE, STEPS[TRADE], at=on(25, 10))
    assert asked(code) == {("tham-dinh", FINANCE)}
    assert life_of(row(code).pk).open_consultations == ()


def test_where_the_regime_waits_for_every_opinion_nobody_goes_on(others, code, monkeypatch):
    """[assumed] data: `goes_on_without_opinion` of the regime."""
    known = _following.regime_on
    monkeypatch.setattr(
        _following, "regime_on", lambda day: replace(known(day), goes_on_without_opinion=False)
    )
    answer(code, others.building, BUILDING, STEPS[BUILDING], at=on(19, 15))
    answer(code, others.farming, FARMING, STEPS[FARMING], at=on(23, 10))
    note_overdue(code, on(25, 9, 30))
    assert asked(code) == {(STEPS[TRADE], TRADE)}


def test_nobody_appraises_before_all_have_answered(others, code):
    answer(code, others.building, BUILDING, STEPS[BUILDING], at=on(19, 15))
    with pytest.raises(WorkflowError) as refused:
        act(
            code,
            Act.PROPOSE_RESULT,
            others.finance,
            at=on(20, 9),
            result_name="Giấy chứng nhận",
            result_number="1/GCN",
            result_file_id=None,
        )
    assert "Ý kiến" in str(refused.value.details)


def abolish(code, heir, *, last_day, at):
    """As a publication of all agencies would: one row, for tests do not publish four thousand."""
    apps.get_model("organisations", "Agency").objects.filter(code=code).update(
        valid_to=last_day, successor_id=heir
    )
    apps.get_model("organisations", "OrganisationVersion").objects.get().renew(at=at)


def test_an_agency_that_ends_while_it_is_asked_passes_its_part_on(others, code, row):
    """LR-080: the successor is asked for the same step, with the same deadline; journalled."""
    at = on(23, 8)
    abolish(TRADE, FARMING, last_day=date(2026, 11, 22), at=at)
    assert dossiers_with_parts_of_ended_agencies(at.date()) == [row(code).pk]
    assert pass_on_parts(dossier_id=row(code).pk, by=SYSTEM, at=at) == 1
    assert (STEPS[TRADE], FARMING) in asked(code)
    assert (STEPS[TRADE], TRADE) not in asked(code)
    lines = life_of(row(code).pk)
    [former] = [line for line in lines.consultations if line.agency_code == TRADE]
    assert former.is_recalled
    assert "chuyển sang" in former.answer
    [heir] = [line for line in lines.open_consultations if line.step_key == STEPS[TRADE]]
    assert (heir.agency_code, heir.answer_by) == (FARMING, former.answer_by)
    words = [line.word for line in journal.entries_about(row(code).reference, module="dossiers")]
    assert words[-2:] == ["dossiers.part_recalled", "dossiers.part_sent"]
    assert [task.outcome for task in tasks(code) if task.agency_id == TRADE] == ["moved"]
    assert pass_on_parts(dossier_id=row(code).pk, by=SYSTEM, at=at) == 0
    assert dossiers_with_parts_of_ended_agencies(at.date()) == []
    answer(code, others.farming, FARMING, STEPS[TRADE], at=on(23, 9))
    assert (STEPS[TRADE], FARMING) not in asked(code)
