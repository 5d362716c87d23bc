"""What happens by itself, and how often. Each timer calls an act or a foundation once per item."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import wraps

from django.conf import settings

from motcua.domain.control import actions as control
from motcua.domain.control.selectors.carrying import units_to_carry
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import (
    apologies_due_to_raise,
    collections_to_remind,
    consultations_overdue,
    dossiers_of_ended_agencies,
)
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import drafts_forgotten_since
from motcua.domain.identity import actions as identity
from motcua.domain.identity.values import SYSTEM
from motcua.domain.reception import actions as reception
from motcua.domain.reception.selectors.boards import days_left_open
from motcua.domain.reporting import actions as reporting
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.selectors.parts import dossiers_with_parts_of_ended_agencies
from motcua.domain.workflow.selectors.tasks import tasks_of_leavers
from motcua.foundation import clock, idempotency, journal, queue, throttle
from motcua.foundation.db import database_now
from motcua.foundation.errors import DomainError
from motcua.foundation.queue import app

logger = logging.getLogger(__name__)

DRAFTS_PER_RUN_MAX = 1_000


def by_the_clock(run: Callable[[int], None]) -> Callable[[int], None]:
    """Leaves a run out while this process and the database disagree about the time (trust.md A10):
    what is deleted or said by a wrong clock is not taken back."""

    @wraps(run)
    def sure(timestamp: int) -> None:
        clock.compare_with(database_now())
        if clock.is_in_doubt():
            logger.critical("%s left out: the clocks disagree", run.__name__)
            return
        run(timestamp)

    return sure


@app.periodic(cron="* * * * * */10")
@app.task(name="timers.rescue", queue="timers", queueing_lock="timers.rescue")
async def rescue(timestamp: int) -> None:
    """Every 10 seconds: what a killed worker held goes on with another (trust.md A4)."""
    freed = await queue.rescue()
    if freed:
        logger.warning("gave %s jobs of dead workers back to the queue", freed)


@app.periodic(cron="* * * * * */10")
@app.task(name="timers.seal_journal", queue="timers", queueing_lock="timers.seal_journal")
def seal_journal(timestamp: int) -> None:
    """Every 10 seconds: new journal lines get their place in the tree of digests, and the newest head
    leaves the database, signed."""
    if not journal.seal_new_entries():
        return
    try:
        _roots_folder().keep_latest(at=clock.now())
    except (journal.JournalRewritten, OSError, ValueError) as fault:
        logger.critical("the journal's newest head was not written: %s", fault)


@app.periodic(cron="5 17 * * *")
@app.task(name="timers.sign_root", queue="timers", queueing_lock="timers.sign_root")
@by_the_clock
def sign_root(timestamp: int) -> None:
    """Every night at 00:05 in Vietnam: the root of the day that has ended is signed and published."""
    at = clock.now()
    journal.seal_new_entries(is_sweep=True)
    try:
        journal.sign_root(at=at, day=(at - timedelta(hours=1)).date())
        _roots_folder().write_days()
    except (journal.JournalRewritten, OSError, ValueError) as fault:
        logger.critical("the journal's root was not signed: %s", fault)


def _roots_folder() -> journal.RootsFolder:
    return journal.RootsFolder(settings.JOURNAL_ROOTS_FOLDER)


@app.periodic(cron="7 * * * *")
@app.task(name="timers.forget_answers", queue="timers", queueing_lock="timers.forget_answers")
@by_the_clock
def forget_answers(timestamp: int) -> None:
    """Every hour: answers to repeated requests are kept 48 hours."""
    idempotency.forget_old_answers(at=clock.now())


@app.periodic(cron="17 * * * *")
@app.task(name="timers.forget_sessions", queue="timers", queueing_lock="timers.forget_sessions")
@by_the_clock
def forget_sessions(timestamp: int) -> None:
    """Every hour: sessions that have ended and tries that no limit counts any more."""
    at = clock.now()
    identity.forget_ended_sessions(by=SYSTEM, at=at)
    throttle.forget_old_tries(at=at)


@app.periodic(cron="23 2 * * *")
@app.task(name="timers.discard_drafts", queue="timers", queueing_lock="timers.discard_drafts")
@by_the_clock
def discard_drafts(timestamp: int) -> None:
    """Every night: a draft that nobody saved for 30 days is deleted (91/2025/QH15)."""
    at = clock.now()
    oldest = at - timedelta(days=settings.DRAFT_DAYS_MAX)
    for draft_id in drafts_forgotten_since(oldest)[:DRAFTS_PER_RUN_MAX]:
        drafts.expire_draft(draft_id=draft_id, by=SYSTEM, at=at)


@app.periodic(cron="11 * * * *")
@app.task(name="timers.follow_successors", queue="timers", queueing_lock="timers.follow_successors")
@by_the_clock
def follow_successors(timestamp: int) -> None:
    """Every hour: what lies with agencies that have ended passes to those that took their place."""
    carry_on(at=clock.now())


def carry_on(*, at: datetime) -> None:
    """People first, so that somebody is there; then dossier by dossier, each a transaction of its
    own: stopped half-way, the next run goes on."""
    today = at.astimezone(clock.VIETNAM).date()
    for agency_code in units_to_carry(at=at):
        with _unless_moved(agency_code):
            control.carry_unit(agency_code=agency_code, by=SYSTEM, at=at)
    for code in dossiers_of_ended_agencies(today):
        with _unless_moved(code):
            dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=at)
    for dossier_id in dossiers_with_parts_of_ended_agencies(today):
        with _unless_moved(f"dossier {dossier_id}"):
            workflow.pass_on_parts(dossier_id=dossier_id, by=SYSTEM, at=at)


@app.periodic(cron="31 * * * *")
@app.task(name="timers.release_tasks", queue="timers", queueing_lock="timers.release_tasks")
@by_the_clock
def release_tasks(timestamp: int) -> None:
    """Every hour: tasks of people who have left fall back to the queue of their role."""
    at = clock.now()
    for task_id in tasks_of_leavers(at=at):
        with _unless_moved(f"task {task_id}"):
            workflow.release_task(task_id=task_id, by=SYSTEM, at=at)


@app.periodic(cron="*/10 * * * *")
@app.task(name="timers.raise_apologies", queue="timers", queueing_lock="timers.raise_apologies")
@by_the_clock
def raise_apologies(timestamp: int) -> None:
    """Every ten minutes: what will be late becomes the task to apologise (61/2018/NĐ-CP art 19.9)."""
    at = clock.now()
    for code in apologies_due_to_raise(at):
        with _unless_moved(code):
            dossiers.raise_apology(dossier_code=code, by=SYSTEM, at=at)


@app.periodic(cron="4-59/10 * * * *")
@app.task(name="timers.note_overdue", queue="timers", queueing_lock="timers.note_overdue")
@by_the_clock
def note_consultations_overdue(timestamp: int) -> None:
    """Every ten minutes: an opinion that has not come by its day is noted (art 19.5b)."""
    at = clock.now()
    for code, agency_code, step_key in consultations_overdue(at):
        with _unless_moved(code):
            dossiers.note_consultation_overdue(
                dossier_code=code, agency_code=agency_code, step_key=step_key, by=SYSTEM, at=at
            )


@app.periodic(cron="30 1 * * *")
@app.task(
    name="timers.remind_collections", queue="timers", queueing_lock="timers.remind_collections"
)
@by_the_clock
def remind_collections(timestamp: int) -> None:
    """Every morning at 8:30 in Vietnam: who has not collected a result is reminded (art 20)."""
    at = clock.now()
    for code in collections_to_remind(at):
        with _unless_moved(code):
            dossiers.remind_collection(dossier_code=code, by=SYSTEM, at=at)


@app.periodic(cron="6-59/10 * * * *")
@app.task(name="timers.publish_open_data", queue="timers", queueing_lock="timers.publish_open_data")
@by_the_clock
def publish_open_data(timestamp: int) -> None:
    """Every ten minutes: what is published of the catalogue is in the files of the open data."""
    try:
        reporting.publish_open_data(
            folder=settings.OPEN_DATA_FOLDER,
            address=settings.PUBLIC_ADDRESS,
            source=f"Ủy ban nhân dân tỉnh {settings.PROVINCE_NAME}",
            by=SYSTEM,
            at=clock.now(),
        )
    except OSError as fault:
        logger.critical("the open data were not written: %s", fault)


@contextmanager
def _unless_moved(code: str) -> Iterator[None]:
    """Somebody may have acted since the list was made; the others on it are served all the same."""
    try:
        yield
    except DomainError as refusal:
        logger.info("nothing to do for %s: %s", code, refusal.code)


@app.periodic(cron="10 * * * *")
@app.task(name="timers.close_queues", queue="timers", queueing_lock="timers.close_queues")
@by_the_clock
def close_queues(timestamp: int) -> None:
    """Every hour: a queue of yesterday that nobody closed is over; its numbers held for one day."""
    for agency_code, day in days_left_open(at=clock.now()):
        try:
            reception.close_day(agency_code=agency_code, day=day, by=SYSTEM, at=clock.now())
        except DomainError as refusal:
            logger.warning("the queue of %s stays open: %s", agency_code, refusal)
