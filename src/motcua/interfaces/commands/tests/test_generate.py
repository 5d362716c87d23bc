"""A generated province: the same seed gives the same, the rules hold, acts go on from there."""

import os
from collections import Counter
from datetime import datetime, timedelta
from functools import lru_cache

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.identity.rules import is_identity_number
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import follow
from motcua.foundation import signing
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.copying import LinesWanting, columns_forgotten
from motcua.foundation.journal.lines import marked_words, utc_text
from motcua.foundation.journal.record import MARK_PURPOSE
from motcua.interfaces.commands.generation import making
from motcua.interfaces.commands.generation import province as province_module
from motcua.interfaces.commands.generation.rows import COLUMNS
from motcua.interfaces.commands.generation.slices import SliceLost
from motcua.interfaces.commands.generation.world import world_between

UNTIL = datetime(2026, 11, 20, 10, 30, tzinfo=VIETNAM)  # A Friday.
MIDNIGHT = datetime(2026, 11, 21, tzinfo=VIETNAM)  # What came on Friday evening waits.
YEAR = timedelta(days=365)
LATER = UNTIL + timedelta(hours=1)


def made(count, seed=1, **more):
    return making.generate(count, seed=seed, until=UNTIL, days=YEAR, **more)


@pytest.fixture(autouse=True)
def one_world(reference_data_at_hand, monkeypatch):
    """The reference data are the same in all these tests: they are read once."""
    monkeypatch.setattr(making, "world_between", _world)


@lru_cache(maxsize=1)
def _world(first, last):
    return world_between(first, last)


@pytest.fixture
def province(db):
    return made(1500)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(db):
    once = made(2000, is_kept=False)
    again = made(2000, is_kept=False)
    other = made(2000, seed=2, is_kept=False)
    assert once == again
    assert once.digest != other.digest


def test_it_does_not_matter_how_many_processes_make_it(db):
    def lines_by(processes):
        with transaction.atomic():
            told = made(3000, processes=processes)
            held = [told, *(lines_of(table) for table in COLUMNS)]
            transaction.set_rollback(True)
        return held

    def lines_of(table):
        columns = ", ".join(f'"{name}"' for name in COLUMNS[table])
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {table}")
            return sorted(cursor.fetchall(), key=str)

    alone = lines_by(1)
    assert lines_by(2) == alone
    assert lines_by(3) == alone


def test_where_one_process_fails_nothing_is_written(db, monkeypatch):
    def failing(making, unit):
        yield from original(making, unit)
        if unit == "hy2-pvhcc":
            os._exit(1)

    original = province_module._slice
    monkeypatch.setattr(province_module, "_slice", failing)
    with pytest.raises(SliceLost):
        made(300, processes=2)
    assert not apps.get_model("dossiers", "Dossier").objects.exists()


def test_what_comes_in_the_last_evening_waits(db):
    kept = making.generate(4000, seed=1, until=MIDNIGHT, days=timedelta(days=20), is_kept=False)
    assert kept.rows["dossiers_dossier"] == 4000
    assert kept.open_count > 100


def test_every_column_that_needs_a_value_gets_one(db):
    assert columns_forgotten(COLUMNS) == {}
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table]
            )
            assert set(columns) <= {name for (name,) in cursor.fetchall()}, table


def test_a_province_looks_like_one(province):
    rows = apps.get_model("dossiers", "Dossier").objects.all()
    states = Counter(rows.values_list("state", flat=True))
    assert sum(states.values()) == 1500
    assert states["returned"] > 1350
    assert {"in_progress", "result_ready", "refused"} <= set(states)
    assert 0.01 < province.open_count / 1500 < 0.06
    assert set(rows.values_list("channel", flat=True)) == {"online", "counter", "post"}
    late = sum(
        row.result_ready_at > row.due_at
        for row in rows.filter(result_ready_at__isnull=False).only("result_ready_at", "due_at")
    )
    assert 0.01 < late / 1500 < 0.10
    for row in rows.order_by("id")[::9]:
        assert "Thử" in row.submitter_name or "Mẫu" in row.submitter_name
        assert is_identity_number(row.submitter_identity_number)
        assert row.submitted_at <= UNTIL
        assert row.held_since <= UNTIL


def test_registers_have_no_gap(province):
    entries = apps.get_model("dossiers", "RegisterEntry").objects
    books = Counter(entries.values_list("agency_id", "year"))
    for (agency, year), count in books.items():
        serials = entries.filter(agency_id=agency, year=year).order_by("entered_at", "serial")
        assert list(serials.values_list("serial", flat=True)) == list(range(1, count + 1))


def test_journal_lines_carry_marks_of_this_installation(province):
    lines = apps.get_model("journal", "Entry").objects.filter(word__startswith="dossiers.")
    for line in lines.order_by("id")[::37]:
        words = marked_words(line.word, line.subject, line.by, utc_text(line.at), line.facts)
        assert signing.check_mark(MARK_PURPOSE, words, line.mark) is signing.MarkVerdict.TRUE


def test_foreign_keys_are_checked_before_anything_counts(db, monkeypatch):
    def forged(*arguments, **named):
        for batch in original(*arguments, **named):
            yield [
                (table, content.replace(b"hy2-pvhcc", b"hy2-nowhere"))
                if table == "dossiers_dossier"
                else (table, content)
                for table, content in batch
            ]

    original = making.written
    monkeypatch.setattr(making, "written", forged)
    with pytest.raises(LinesWanting, match="point nowhere"):
        made(300)
    assert not apps.get_model("dossiers", "Dossier").objects.exists()


def test_indexes_are_there_afterwards_as_before(db):
    def indexes():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tablename, indexdef FROM pg_indexes WHERE tablename = ANY(%s) ORDER BY 1, 2",
                [list(COLUMNS)],
            )
            return cursor.fetchall()

    before = indexes()
    made(200)
    assert indexes() == before


def test_who_has_dossiers_is_asked_for_append(province):
    with pytest.raises(making.NotEmpty):
        made(10)
    made(100, seed=7, is_appended=True)
    assert apps.get_model("dossiers", "Dossier").objects.count() == 1600


def test_only_a_demonstration_has_invented_dossiers(db, settings):
    settings.IS_DEMONSTRATION = False
    with pytest.raises(CommandError, match="trình diễn"):
        call_command("generate", dossiers=10)


def first(**wanted):
    return apps.get_model("dossiers", "Dossier").objects.filter(**wanted).order_by("id").first()


def somebody(role, agency, besides=()):
    grants = apps.get_model("identity", "Grant").objects.filter(role_id=role, agency_code=agency)
    account = grants.exclude(account_id__in=besides).order_by("id").first().account_id
    return actor_for(account, at=LATER)


def test_acts_go_on_from_there(db):
    made(3000, seed=3)
    row = first(state="submitted")
    officer = somebody("one_stop_officer", row.receiving_agency_id)
    dossiers.accept(dossier_code=row.code, by=officer, at=LATER)
    dossiers.hand_over(dossier_code=row.code, by=officer, at=LATER)
    taker = somebody("case_officer", row.competent_agency_id)
    dossiers.take(dossier_code=row.code, by=taker, at=LATER)
    row.refresh_from_db()
    assert (row.stage, row.holder_id) == ("appraising", taker.account_id)
    row = first(stage="signing", outcome="result")
    leader = somebody("leader", row.competent_agency_id, besides=[row.appraised_by_id])
    dossiers.approve_result(dossier_code=row.code, by=leader, at=LATER)
    row = first(state="result_ready")
    officer = somebody("one_stop_officer", row.receiving_agency_id)
    dossiers.return_result(dossier_code=row.code, returned_how="counter", by=officer, at=LATER)
    row.refresh_from_db()
    assert row.state == "returned"


STATES = ("returned", "submitted", "in_progress", "result_ready", "refused", "stopped")
COMPARED = (
    *("kind", "step_key", "ordinal", "name", "agency_id", "role_key", "assignee_id", "barred_id"),
    *("hours", "opened_at", "due_at", "is_held", "ended_at", "outcome", "ended_by_id"),
    *("receiving_agency_id", "competent_agency_id", "procedure_slug", "field_key", "channel"),
    *("dossier_due_at", "urgent_at"),
)


def run_of(dossier_id):
    """The run and its tasks; matters that are over leave no trace where a run begins late."""
    run = apps.get_model("workflow", "Run").objects.get(dossier_id=dossier_id)
    tasks = apps.get_model("workflow", "Task").objects.filter(dossier_id=dossier_id)
    told = tasks.exclude(step_key="", ended_at__isnull=False).values_list(*COMPARED)
    return (run.builtin, run.followed_version, run.ended_at), sorted(told, key=str)


def test_runs_and_tasks_are_what_following_the_journal_makes_of_it(db):
    made(3000, seed=5)
    rows = apps.get_model("dossiers", "Dossier").objects.order_by("id")
    late = apps.get_model("dossiers", "Apology").objects.values("dossier_id")
    chosen = [row.pk for state in STATES for row in rows.filter(state=state)[:3]]
    chosen += [row.pk for row in rows.filter(pk__in=late)[:4]]
    for dossier_id in chosen:
        generated = run_of(dossier_id)
        for name in ("Task", "Run"):
            apps.get_model("workflow", name).objects.filter(dossier_id=dossier_id).delete()
        follow(dossier_id=dossier_id, by=SYSTEM, at=LATER)
        assert run_of(dossier_id) == generated
