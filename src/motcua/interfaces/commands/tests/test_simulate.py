"""`motcua simulate`: a draft tried on dossiers that went through the acts of the law. ADR 19."""

import io
import json
from dataclasses import replace
from datetime import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.every_act import prepared
from motcua.domain.identity.values import SYSTEM
from motcua.domain.processes.actions import draw_process
from motcua.domain.workflow.actions import follow
from motcua.domain.workflow.selectors.histories import history_of
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

LATE_AT = datetime(2026, 11, 20, 10, 58, tzinfo=VIETNAM)  # Due at 17:00 on the day before.
DAY = walk.SENT_AT.date()


@pytest.fixture
def people(db, settings, tmp_path, monkeypatch):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 3, 9, 0, tzinfo=VIETNAM))
    return walk.everybody()


@pytest.fixture
def late(people):
    """Appraised from 14:58 until 10:58 on the next day, 5 h 30 min, and signed at once: late."""
    code = walk.appraising(people)
    model = apps.get_model("dossiers", "Dossier")
    for act in (Act.PROPOSE_RESULT, Act.APPROVE_RESULT):
        prepared(act, people, model.objects.get(code=code), at=LATE_AT)()
    follow(dossier_id=model.objects.get(code=code).pk, by=SYSTEM, at=LATE_AT)
    return code


@pytest.fixture
def draft(people, late):
    """A quarter of the hours of appraisal."""
    [process] = history_of(walk.BIRTH, first=DAY, last=DAY).processes.values()
    steps = tuple(
        replace(step, hours=step.hours / 4) if step.kind == "appraise" else step
        for step in process.steps
    )
    drawer = people.controller
    draw_process(process=replace(process, steps=steps), by=drawer, at=walk.SENT_AT)


def said(*words):
    stream = io.StringIO()
    call_command("simulate", walk.BIRTH, *words, stdout=stream)
    return stream.getvalue()


def test_the_sentence_comes_first_and_the_changed_dossiers_follow(late, draft):
    lines = said("--draft", "1").splitlines()
    assert lines[0] == ("1 hồ sơ: nếu dùng bản này, 100,0% đúng hạn thay vì 0,0%, bớt 4,1 giờ.")
    assert "1 hồ sơ trễ thành đúng hạn:" in lines
    assert late in lines[-1]
    assert "hẹn 17:00 19/11/2026, đã xong 10:58 20/11/2026, sẽ xong 16:20 19/11/2026" in lines[-1]


def test_json_says_all_of_it(late, draft):
    answer = json.loads(said("--draft", "1", "--json", "--from", "2026-11-19"))
    assert answer["on_time"] == {"then": 0, "now": 1, "then_percent": 0.0, "now_percent": 100.0}
    assert answer["hours"]["saved"] == 4.12
    assert [each["code"] for each in answer["changed"]] == [late]
    appraisal = next(each for each in answer["steps"] if each["work_hours"]["then"] == 5.5)
    assert appraisal["work_hours"] == {"then": 5.5, "now": 1.38}
    assert len(answer["days"]) == len(appraisal["queue"]["then"])


def test_without_a_draft_history_comes_out(late):
    answer = json.loads(said("--json"))
    assert answer["hours"]["saved"] == 0
    assert answer["changes"] == {
        "gained": 0, "lost": 0, "still_late": 1, "still_on_time": 0, "undecided": 0,
    }  # fmt: skip


def test_how_far_work_follows_can_be_said(late, draft):
    answer = json.loads(said("--draft", "1", "--json", "--hours-weight", "0"))
    assert answer["hours"]["saved"] == 0


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--draft", "7"], "không có bản quy trình số 7"),
        (["--from", "hôm qua"], "2026-10-01"),
        (["--from", "2026-11-20", "--to", "2026-11-19"], "--from phải trước"),
        (["--hours-weight", "2"], "từ 0 đến 1"),
        (["--from", "2020-01-01", "--to", "2020-01-02"], "Không có hồ sơ nào"),
    ],
)
def test_what_cannot_be_tried_is_said(late, words, part):
    with pytest.raises(CommandError, match=part):
        said(*words)
