"""What the acts of the law have written is read as a history, and replayed as it was. ADR 19."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.apps import apps

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.every_act import REACH, prepared
from motcua.domain.simulation.rules.history import CLOSED, MOVED
from motcua.domain.simulation.rules.replay import simulate
from motcua.domain.simulation.rules.results import Change
from motcua.domain.simulation.tests.past_worlds import with_hours
from motcua.domain.workflow.errors import NothingToReplay, TooMuchToReplay
from motcua.domain.workflow.selectors.histories import history_of
from motcua.domain.workflow.tests.runs import followed, tasks
from motcua.domain.workflow.values import TaskEnd
from motcua.foundation.clock import VIETNAM

DAY = date(2026, 11, 19)
START = datetime(2026, 11, 19, 8, 3, 7, 123456, tzinfo=VIETNAM)
TO_SIGNATURE = [Act.ACCEPT, Act.HAND_OVER, Act.TAKE, Act.PROPOSE_RESULT]
TO_THE_END = [*TO_SIGNATURE, Act.APPROVE_RESULT, Act.RETURN_RESULT]
LIVES = {
    "straight": TO_THE_END,
    "sent back": [*TO_SIGNATURE, Act.SEND_BACK, Act.PROPOSE_RESULT, *TO_THE_END[4:]],
    "supplement at intake": [
        Act.REQUEST_SUPPLEMENT_AT_INTAKE, Act.SEND_SUPPLEMENT, *TO_THE_END,
    ],
    "supplement in process": [
        *TO_THE_END[:3], Act.REQUEST_SUPPLEMENT_IN_PROCESS, Act.SEND_SUPPLEMENT,
        Act.ACCEPT_SUPPLEMENT, *TO_THE_END[3:],
    ],
    "paused": [*TO_THE_END[:3], Act.PAUSE, Act.RESUME, *TO_THE_END[3:]],
    "rejected": [*TO_THE_END[:3], Act.PROPOSE_REJECTION, Act.REJECT],
    "refused": [Act.REFUSE],
    "wants it back": [*TO_THE_END[:3], Act.REQUEST_WITHDRAWAL, Act.STOP],
    "under way": TO_SIGNATURE,
    "not looked at": [],
}  # fmt: skip


def live(people, row, acts, *, random, sent_at, follows_each):
    """One dossier that goes through these acts at odd moments of the day."""
    code, at = walk.submitted(people, at=sent_at), sent_at
    for act in acts:
        if act is Act.RETURN_RESULT and row(code).result_ready_at > row(code).due_at:
            break  # An apology would be owed first.
        at += timedelta(minutes=random.choice([0, 1, 37, 300]), microseconds=random.randint(0, 999))
        prepared(act, people, row(code), at=at)()
        if follows_each:
            followed(code, at=at)
    return followed(code, at=at)


@pytest.mark.parametrize("seed", range(3))
def test_what_the_acts_wrote_is_replayed_to_the_microsecond(people, row, seed):
    random = Random(seed)
    lives = list(LIVES.values()) * 2
    random.shuffle(lives)
    codes = [
        live(people, row, acts, random=random, sent_at=START + number * timedelta(minutes=11),
             follows_each=bool(number % 2))
        for number, acts in enumerate(lives)
    ]  # fmt: skip
    history = history_of(walk.BIRTH, first=DAY, last=DAY)
    simulation = simulate(history, draft=None)

    assert [each.code for each in simulation.dossiers] == sorted(
        codes, key=lambda code: row(code).pk
    )
    assert simulation.unexplained == 0
    for each in simulation.dossiers:
        done = [task for task in tasks(each.code) if task.ended_at and task.step_key]
        opened = {(task.step_key, task.opened_at) for task in each.tasks}
        ended = {(task.step_key, task.ended_at) for task in each.tasks}
        assert {(task.step_key, task.opened_at) for task in done} <= opened
        assert {(task.step_key, task.ended_at) for task in done} <= ended
        assert each.decided_at == row(each.code).result_ready_at
        assert each.predicted_at == each.decided_at
    assert simulation.saved == timedelta()
    assert simulation.counted == 12
    assert not simulation.changed(Change.GAINED)
    assert not simulation.changed(Change.LOST)

    process = next(iter(history.processes.values()))
    quick = simulate(history, draft=with_hours(process, Decimal("0.5")))
    assert quick.saved > timedelta()
    assert quick.on_time_now >= simulation.on_time_now


@pytest.mark.parametrize("act", [act for act in REACH if act is not Act.AGREE_WITHDRAWAL])
def test_every_act_leaves_a_history_that_is_replayed(people, row, act):
    """Also the rare ones: opinions, parts, money, transfers, results that were wrong."""
    code = REACH[act](people)
    followed(code)
    prepared(act, people, row(code), at=walk.ACCEPTED_AT + timedelta(hours=1))()
    followed(code, at=walk.ACCEPTED_AT + timedelta(hours=1))

    day = row(code).submitted_at.astimezone(VIETNAM).date()
    slug = tasks(code)[0].procedure_slug
    simulation = simulate(history_of(slug, first=day, last=day), draft=None)
    [found] = simulation.dossiers
    done = {(task.step_key, task.ended_at) for task in tasks(code) if task.ended_at}
    done = {(key, moment) for key, moment in done if key}
    assert done <= {(task.step_key, task.ended_at) for task in found.tasks}
    assert found.predicted_at == found.decided_at
    assert simulation.saved == timedelta()


def test_it_takes_few_questions(people, row, django_assert_max_num_queries):
    for number in range(4):
        live(people, row, TO_THE_END, random=Random(number), sent_at=START, follows_each=False)
    history_of(walk.BIRTH, first=DAY, last=DAY)  # Calendars and procedures are kept at hand.
    with django_assert_max_num_queries(10):
        history = history_of(walk.BIRTH, first=DAY, last=DAY)
    assert len(history.dossiers) == 4


def test_the_first_promise_is_the_one_that_counts(people, row):
    """LR-046. An apology with a new date does not make a late dossier one that was on time."""
    code = followed(walk.appraising(people))
    promised = row(code).due_at
    at = promised + timedelta(hours=1)
    prepared(Act.APOLOGISE, people, row(code), at=at)()
    prepared(Act.PROPOSE_RESULT, people, row(code), at=at)()
    prepared(Act.APPROVE_RESULT, people, row(code), at=at)()
    followed(code, at=at)

    history = history_of(walk.BIRTH, first=DAY, last=DAY)
    assert row(code).due_at > at
    assert history.dossiers[0].due_at == promised
    assert simulate(history, draft=None).on_time_then == 0


def test_work_beside_is_read_too(people, row):
    """What the same officer ended for a dossier of another day takes its time."""
    live(people, row, TO_THE_END, random=Random(1), sent_at=START, follows_each=False)
    other = START - timedelta(days=1)
    live(people, row, TO_THE_END, random=Random(2), sent_at=other, follows_each=False)
    history = history_of(walk.BIRTH, first=DAY, last=DAY)
    assert len(history.dossiers) == 1
    model = apps.get_model("workflow", "Task")
    opened_at = min(task.opened_at for task in history.dossiers[0].tasks)
    until = max(task.ended_at for task in history.dossiers[0].tasks if task.ended_at)
    beside = model.objects.exclude(dossier_id=history.dossiers[0].dossier_id)
    beside = beside.filter(ended_at__gt=opened_at, ended_at__lte=until, ended_by__isnull=False)
    assert len(history.other_work) == beside.count()


def test_days_without_dossiers_are_refused(people):
    with pytest.raises(NothingToReplay):
        history_of(walk.BIRTH, first=DAY, last=DAY)


def test_too_many_dossiers_are_refused(people, row):
    for number in range(2):
        live(people, row, [], random=Random(number), sent_at=START, follows_each=False)
    with pytest.raises(TooMuchToReplay):
        history_of(walk.BIRTH, first=DAY, last=DAY, dossiers_max=1)
    assert len(history_of(walk.BIRTH, first=DAY, last=DAY, dossiers_max=2).dossiers) == 2


def test_the_words_of_endings_are_those_of_the_simulation():
    assert {TaskEnd.CLOSED, TaskEnd.MOVED} == {CLOSED, MOVED}
