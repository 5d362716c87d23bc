"""A version tried on real dossiers: one sentence, pictures with their figures, who may look. ADR 19."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.every_act import prepared
from motcua.domain.identity.values import SYSTEM
from motcua.domain.processes.actions import draw_process
from motcua.domain.processes.values import StepExit, StepKind, StepOutcome
from motcua.domain.workflow.actions import follow
from motcua.domain.workflow.selectors.histories import history_of
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.processes.simulation_pictures import bars_of, queue_of, share_of
from motcua.interfaces.officer.processes.simulation_words import percent
from motcua.interfaces.officer.tests.pages import words

LATE_AT = datetime(2026, 11, 20, 10, 58, tzinfo=VIETNAM)  # Due at 17:00 on the day before.
DAY = walk.SENT_AT.date()
SPAN = {"tu": "19/11/2026", "den": "19/11/2026"}


@pytest.fixture
def process(people, row):
    """A dossier that was late by its appraisal, and the process that it ran on."""
    code = walk.appraising(people)
    for act in (Act.PROPOSE_RESULT, Act.APPROVE_RESULT):
        prepared(act, people, row(code), at=LATE_AT)()
    follow(dossier_id=row(code).pk, by=SYSTEM, at=LATE_AT)
    [found] = history_of(walk.BIRTH, first=DAY, last=DAY).processes.values()
    return found


def with_appraisal_of(process, factor):
    steps = tuple(
        replace(step, hours=step.hours * factor) if step.kind is StepKind.APPRAISE else step
        for step in process.steps
    )
    return replace(process, steps=steps)


def page_of(people, process):
    number = draw_process(process=process, by=people.controller, at=walk.SENT_AT)
    return f"/ban-lam-viec/quy-trinh/{number}/chay-thu/"


def test_the_sentence_says_what_would_have_come(people, process, browser_of, at):
    at.now = datetime(2026, 12, 3, 9, 0, tzinfo=VIETNAM)
    address = page_of(people, with_appraisal_of(process, Decimal("0.25")))
    answer = browser_of(people.controller).get(address)  # last month, without any word

    said = words(answer)
    assert "Nếu dùng bản nháp, 100,0% đúng hạn thay vì 0,0%, bớt 4,1 giờ" in said
    assert "1 hồ sơ trễ thành đúng hạn" in said
    assert "16:20 19/11/2026" in said
    assert 'value="01/11/2026"' in answer.content.decode()
    assert 'value="30/11/2026"' in answer.content.decode()


def test_the_same_hours_change_nothing(people, process, browser_of):
    answer = browser_of(people.controller).get(page_of(people, process), SPAN)
    assert "Nếu dùng bản nháp, vẫn 0,0% đúng hạn, số giờ như cũ" in words(answer)


def test_a_changed_dossier_opens_for_those_who_may_read_it_only(people, process, browser_of, row):
    address = page_of(people, with_appraisal_of(process, Decimal("0.25")))
    stranger = walk.register("xa", "Trần Thị Xa", ("kstt_officer", walk.SON_NAM_COMMITTEE))
    code = history_of(walk.BIRTH, first=DAY, last=DAY).dossiers[0].code
    own = browser_of(people.controller).get(address, SPAN).content.decode()
    other = browser_of(stranger).get(address, SPAN).content.decode()
    assert f"/ban-lam-viec/{code}/" in own
    assert f"/ban-lam-viec/{code}/" not in other
    assert code in other


def test_how_far_work_follows_the_hours_is_asked(people, process, browser_of):
    address = page_of(people, with_appraisal_of(process, Decimal("0.25")))
    answer = browser_of(people.controller).get(address, {**SPAN, "theo": "khong"})
    assert "số giờ như cũ" in words(answer)
    assert '<option value="khong" selected>' in answer.content.decode()


def test_a_new_step_is_shown_as_new(people, process, browser_of):
    first, second, *rest = process.steps
    fresh = replace(
        second, key="xem-xet", name="Xem lại giấy tờ", kind=StepKind.WORK, hours=Decimal(1),
        exits=(StepExit(outcome=StepOutcome.DONE, to=(second.key,)),),
    )  # fmt: skip
    first = replace(
        first,
        exits=tuple(
            replace(each, to=tuple(fresh.key if key == second.key else key for key in each.to))
            for each in first.exits
        ),
    )
    draft = replace(process, steps=(first, fresh, second, *rest))
    said = words(browser_of(people.controller).get(page_of(people, draft), SPAN))
    assert "Xem lại giấy tờ mới" in said
    assert re.search(r"đúng hạn, thêm [\d,]+ giờ", said)


def test_days_without_dossiers_are_said(people, process, browser_of):
    answer = browser_of(people.controller).get(
        page_of(people, process), {"tu": "01/11/2026", "den": "02/11/2026"}
    )
    assert answer.status_code == 422
    assert "Không có hồ sơ nào của thủ tục này nộp từ 01/11/2026 đến 02/11/2026" in words(answer)


@pytest.mark.parametrize(
    "asked",
    [
        {"tu": "hôm qua", "den": "30/02/2026", "theo": "<script>"},
        {"tu": "20/11/2026", "den": "01/01/2026"},
        {"tu": "01/01/0001", "den": "31/12/9999"},
    ],
)
def test_what_cannot_be_meant_is_left_out(people, process, browser_of, asked):
    answer = browser_of(people.controller).get(page_of(people, process), asked)
    assert answer.status_code in {200, 422}
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_a_process_that_goes_round_is_refused_with_its_step(people, process, browser_of):
    steps = tuple(
        replace(each, exits=(StepExit(outcome=StepOutcome.DONE, to=(process.steps[0].key,)),))
        for each in process.steps
    )
    answer = browser_of(people.controller).get(page_of(people, replace(process, steps=steps)), SPAN)
    assert answer.status_code == 422
    assert "đi vòng tròn" in words(answer)


@pytest.mark.parametrize("who", ["one_stop", "case_officer", "leader", "citizen", "administrator"])
def test_only_those_who_draw_may_try(people, process, browser_of, who):
    address = page_of(people, process)
    assert browser_of(getattr(people, who)).get(address, SPAN).status_code == 404


def test_questions_do_not_grow_with_the_dossiers(
    people, process, browser_of, row, django_assert_max_num_queries
):
    address = page_of(people, process)
    browser = browser_of(people.controller)
    browser.get(address, SPAN)
    for _again in range(3):
        follow(dossier_id=row(walk.returned(people)).pk, by=SYSTEM, at=LATE_AT)
    with django_assert_max_num_queries(16):
        browser.get(address, SPAN)


def test_shares_never_say_more_than_is_true():
    assert [percent(999, 1000), percent(9999, 10000), percent(3, 3), percent(0, 0)] == [
        "99,9%", "99,9%", "100,0%", "–",
    ]  # fmt: skip
    assert share_of(1, 4).on_time + share_of(1, 4).late == 100


def test_pictures_stay_in_their_boxes():
    hour = timedelta(hours=1)
    assert bars_of(hour, 2 * hour, most=2 * hour).now == 100
    assert bars_of(hour / 9000, 0 * hour, most=2 * hour).then == 0.5
    queue = queue_of([0, 3, 1], [0, 0, 0], most=3)
    assert queue.then == "6.0,66.0 120.0,6.0 234.0,46.0"
    assert queue.area == ""
    assert queue_of([2], [2], most=2).now == "6.0,6.0 234.0,6.0"
