"""LR-088. Whose hours were used: planned and used, by step and by agency; the parts add up."""

from datetime import datetime, timedelta

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests.ways_process import PAUSE
from motcua.domain.workflow.selectors.tasks import hours_used, run_of, tasks_of
from motcua.domain.workflow.tests.interlinked import (
    BUILDING,
    FARMING,
    FINANCE,
    INVESTMENT,
    TRADE,
    act,
    answer,
    register,
)
from motcua.domain.workflow.tests.parallel import STEPS
from motcua.domain.workflow.tests.runs import dossier_id_of
from motcua.foundation.clock import VIETNAM


def on(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


def walked(others):
    """Thursday 19 November: handed over at 8, assigned at 9, answered one after the other."""
    code = register(INVESTMENT, "hy2-pvhcc", others.province_counter, at=on(19, 8))
    to = others.finance.account_id
    act(code, Act.ASSIGN, others.finance_head, at=on(19, 9), to_account_id=to)
    answer(code, others.building, BUILDING, STEPS[BUILDING], at=on(19, 15))
    answer(code, others.farming, FARMING, STEPS[FARMING], at=on(20, 8))
    answer(code, others.trade, TRADE, STEPS[TRADE], at=on(20, 9))
    act(code, Act.PAUSE, others.finance, at=on(20, 10), **PAUSE)
    act(code, Act.RESUME, others.finance, at=on(20, 15))
    return code


def test_each_step_and_each_agency_with_its_hours(others):
    code = walked(others)
    used = hours_used(dossier_id_of(code), at=on(20, 16))
    by_step = {each.step_key: each for each in used.by_task}
    assert by_step["phan-cong"].used == timedelta(hours=1)
    assert by_step[STEPS[BUILDING]].used == timedelta(hours=4, minutes=30)
    assert by_step[STEPS[FARMING]].used == timedelta(hours=7)  # 9:00 to 17:00 less noon, and 0:30
    assert by_step["tham-dinh"].used == timedelta(hours=2)  # without five hours of waiting
    assert by_step["tham-dinh"].is_open
    assert by_step["tham-dinh"].who == "Cán bộ tc-thuly"
    by_agency = {each.agency_code: each for each in used.by_agency}
    assert by_agency[FINANCE].used == timedelta(hours=3)
    assert by_agency[FINANCE].planned_hours == 28.0  # 4 to assign, 24 to appraise
    assert by_agency[BUILDING].agency_name == "Sở Xây dựng"
    total = sum((each.used for each in used.by_task), timedelta())
    assert sum((each.used for each in used.by_agency), timedelta()) == total
    planned = sum(each.planned_hours for each in used.by_task)
    assert sum(each.planned_hours for each in used.by_agency) == planned


def test_the_run_and_its_tasks(others):
    code = walked(others)
    run = run_of(dossier_id_of(code))
    assert run.process.procedure_slug == INVESTMENT
    assert run.version_id is not None
    assert run.ended_at is None
    lines = tasks_of(dossier_id_of(code))
    assert [line.kind for line in lines][:3] == ["intake", "hand_over", "assign"]
    assert [line.step_key for line in lines if line.ended_at is None] == ["tham-dinh"]
    assert run_of(987_654) is None
