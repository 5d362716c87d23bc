"""LR-093. What other agencies are told, until when, and what the whole takes (61/2018/NĐ-CP art 19)."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.processes.values import (
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.workflow.rules.parts import (
    hours_of_parts,
    part_due_at,
    task_text,
)
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

POLICE = "hy2-11953-cong-an"


def step(key, kind, hours, *to, **more):
    return ProcessStep(
        key=key,
        name=more.pop("name", f"Bước {key}"),
        kind=kind,
        actor=StepActor(place=Place.NAMED, role_key="case_officer", agency_name="Công an cấp xã"),
        hours=Decimal(hours),
        exits=(StepExit(outcome=StepOutcome.DONE, to=to),),
        **more,
    )


def process(*steps):
    return InternalProcess(procedure_slug="a", symbol="QT", name="Quy trình", steps=steps)


SEQUENTIAL = process(
    step("nhan", StepKind.INTAKE, 2, "cong-an"),
    step("cong-an", StepKind.LINKED, 16, "bhxh"),
    step("bhxh", StepKind.LINKED, 24, "tra"),
    step("tra", StepKind.RETURN, 2, "end:result"),
)
PARALLEL = process(
    step("nhan", StepKind.INTAKE, 2, "cong-an", "bhxh"),
    step("cong-an", StepKind.LINKED, 16, "tra"),
    step("bhxh", StepKind.LINKED, 24, "tra"),
    step("tra", StepKind.RETURN, 2, "end:result", waits_for_all=True),
)


def test_the_task_says_what_to_do_and_what_to_give():
    told = step(
        "cong-an",
        StepKind.LINKED,
        8,
        name="Đăng ký thường trú",
        content="Cập nhật Cơ sở dữ liệu quốc gia về dân cư",
        outputs=("Thông báo kết quả đăng ký cư trú",),
    )
    assert task_text(told) == (
        "Đăng ký thường trú. Cập nhật Cơ sở dữ liệu quốc gia về dân cư. "
        "Kết quả: Thông báo kết quả đăng ký cư trú."
    )
    assert task_text(replace(told, content=told.name, outputs=())) == "Đăng ký thường trú."


def test_parts_that_follow_each_other_add_up_and_of_parallel_ones_the_longest_counts():
    """Lifecycle section 8: sum, or maximum, with the step of return."""
    assert hours_of_parts(SEQUENTIAL) == 16 + 24 + 2
    assert hours_of_parts(PARALLEL) == 24 + 2


@given(
    st.lists(
        st.lists(st.decimals(0, 80, places=2), min_size=1, max_size=4), min_size=1, max_size=4
    ),
    st.decimals(0, 8, places=2),
)
def test_the_graph_and_the_sum_of_stages_say_the_same(stages, returned):
    """Stages of parallel parts, each joined before the next, drawn as a process."""
    steps = [step("s", StepKind.WORK, 5, *(f"p0-{n}" for n in range(len(stages[0]))))]
    for number, stage in enumerate(stages):
        for place, hours in enumerate(stage):
            steps.append(step(f"p{number}-{place}", StepKind.LINKED, hours, f"j{number}"))
        following = stages[number + 1] if number + 1 < len(stages) else []
        targets = [f"p{number + 1}-{place}" for place in range(len(following))] or ["tra"]
        steps.append(step(f"j{number}", StepKind.WORK, 3, *targets, waits_for_all=True))
    steps.append(step("tra", StepKind.RETURN, returned, "end:result"))
    assert hours_of_parts(process(*steps)) == sum(map(max, stages)) + returned


@pytest.mark.django_db
def test_the_deadline_is_in_office_hours_of_the_agency_that_is_asked():
    """Monday 23 November 2026, 14:00, and 8 hours; Tuesday the 24th is a day off: Wednesday 14:00."""
    day = date(2026, 11, 23)
    due = part_due_at(
        datetime(2026, 11, 23, 14, tzinfo=VIETNAM),
        Decimal(8),
        calendar=calendar_for(POLICE, on=day),
        rules=regime_on(day).counting_rules,
        days_default=3,
    )
    assert due == datetime(2026, 11, 25, 14, tzinfo=VIETNAM)


@pytest.mark.django_db
def test_a_step_without_hours_has_the_days_of_the_regime():
    day = date(2026, 3, 2)
    due = part_due_at(
        datetime(2026, 3, 2, 9, tzinfo=VIETNAM),
        0,
        calendar=calendar_for(POLICE, on=day),
        rules=regime_on(day).counting_rules,
        days_default=3,
    )
    assert due == datetime(2026, 3, 5, 17, tzinfo=VIETNAM)
