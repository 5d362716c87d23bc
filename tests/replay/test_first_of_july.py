"""1 July 2025 again, on thousands of generated dossiers: nobody loses access to one.

Legal   LR-123 to LR-128 (72/2025/QH15; 202/2025/QH15; 1666/NQ-UBTVQH15): districts abolished, Hưng
        Yên and Thái Bình merged, communes merged; work under way passes on without interruption.
"""

import hashlib
import json
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from motcua.domain.catalogue.selectors import fields_on, procedure_version
from motcua.domain.control.actions import enact_reorganisation
from motcua.domain.control.selectors.reorganisation import effects_of
from motcua.domain.dossiers import actions as dossier_acts
from motcua.domain.dossiers.actions._codes import take_code
from motcua.domain.dossiers.rules import ACT_RIGHTS
from motcua.domain.dossiers.selectors import dossier_of_applicant, dossier_of_officer
from motcua.domain.dossiers.selectors.figures import settled_by_week
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.states import Position, Side, Stage, State, acts_from
from motcua.domain.dossiers.values.figures import Whose
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations import selectors as organisations
from motcua.domain.organisations.actions import reorganise
from motcua.domain.workflow.actions import follow
from motcua.domain.workflow.selectors.tasks import dossiers_behind
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.generation import making
from motcua.interfaces.jobs import timers

from .first_of_july import DAY, ENTERED_AT, EVE, PUBLISHED_AT, decision, put_names_back, rewind

pytestmark = pytest.mark.django_db
DOSSIERS, FEWER = 2_000, 300
UNTIL = datetime(2025, 6, 30, 18, 0, tzinfo=VIETNAM)
MIDNIGHT = datetime(2025, 7, 1, 0, 11, tzinfo=VIETNAM)
FIRST_DAY = date(2025, 3, 10)
ENDED = ("refused", "withdrawn", "stopped", "returned", "archived")


def look_anew(settings):
    """As in production what a process holds is not asked for again; here it is after a change."""
    settings.REFERENCE_CACHE_SECONDS = 0
    organisations.data_version()
    settings.REFERENCE_CACHE_SECONDS = 3600


@pytest.fixture
def province(request, monkeypatch, reference_data_at_hand, settings):
    """Hưng Yên on the evening of 30 June 2025, and the decision with its fields known."""
    afterwards, names = rewind()
    look_anew(settings)
    monkeypatch.setattr(making, "FIRST_DAY", FIRST_DAY)
    count = getattr(request, "param", DOSSIERS)
    making.generate(count, seed=7, until=UNTIL, days=timedelta(days=112), processes=1)
    asked = decision(afterwards, {field.key for field in fields_on(EVE)})
    return asked, names


def rows(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def what_is_on_paper():
    """Codes, due times with their reasons, slips and register lines: the bytes of the past."""
    found = {}
    for table, columns, key in (
        (
            "dossiers_dossier",
            (
                "id, code, procedure_version_id, regime_key, submitted_at, accepted_at, due_at,"
                " due_derivation, register_volume, register_serial, submitter_name, answers"
            ),
            "id",
        ),
        ("dossiers_slip", "*", "id"),
        ("dossiers_register_entry", "*", "id"),
        ("dossiers_counter", "kind, agency_code, period, last_number", "kind, agency_code, period"),
    ):
        lines = rows(f"SELECT {columns} FROM {table} ORDER BY {key}")
        found[table] = hashlib.sha256(
            json.dumps(lines, default=str, ensure_ascii=False).encode()
        ).hexdigest()
    return found


def dossiers():
    """Every dossier: (id, code, receiving, competent, version, account, state, stage, behind)."""
    return rows(
        "SELECT id, code, receiving_agency_id, competent_agency_id, procedure_version_id,"
        " account_id, state, stage FROM dossiers_dossier ORDER BY id"
    )


def officials(at):
    ids = rows("SELECT DISTINCT account_id FROM identity_grant")
    return {number: actor_for(number, at=at) for (number,) in ids}


def acting(actors):
    """For each right the agencies in which somebody holds it, or in whose place."""
    found = {}
    for actor in actors.values():
        for permission, code in actor.rights:
            found.setdefault(permission, set()).add(code)
    return {name: organisations.with_former(codes) for name, codes in found.items()}


def without_anybody(at):
    """Open dossiers on which no official could do what comes next."""
    held = acting(officials(at))
    alone = []
    for _id, code, receiving, competent, _version, _account, state, stage in dossiers():
        if state in ENDED:
            continue
        place = {Side.RECEIVING: receiving, Side.COMPETENT: competent}
        wanted = [
            ACT_RIGHTS[act]
            for act in acts_from(Position(State(state), Stage(stage)))
            if ACT_RIGHTS[act].side in place
        ]
        may = [each for each in wanted if place[each.side] in held.get(each.permission, ())]
        reads = {receiving, competent} <= held["dossiers.read"]
        if (wanted and not may) or not reads:
            alone.append(code)
    return alone


def heir(agency_code, version_id):
    page = procedure_version(version_id, day=DAY)
    found = organisations.agency_in_force(
        agency_code, day=DAY, slug=page.slug, field_key=page.field_key
    )
    return found.code


def caught_up(at):
    """What the subscriber of `DossierFollowedSuccessor` does."""
    after = 0
    while after is not None:
        behind, after = dossiers_behind(after=after)
        for number in behind:
            follow(dossier_id=number, by=SYSTEM, at=at)


def settled(codes):
    counted = settled_by_week(
        Whose("competent", frozenset(codes)),
        since=datetime(2025, 1, 1, tzinfo=VIETNAM),
        until=datetime(2025, 12, 31, tzinfo=VIETNAM),
    )
    total = Counter()
    for row in counted:
        total[row.verdict] += row.count
    return total


def enacted(asked, names, settings):
    number = reorganise(reorganisation=asked, by=SYSTEM, at=ENTERED_AT)
    put_names_back(names)
    look_anew(settings)
    enact_reorganisation(reorganisation_id=number, by=SYSTEM, at=PUBLISHED_AT)
    look_anew(settings)


class Killed(BaseException):
    """The process was killed."""


def kill_after(monkeypatch, count):
    """`follow_successor` kills its process when it is called for the `count`-th time."""
    real, calls = dossier_acts.follow_successor, []

    def follow_or_die(**words):
        calls.append(words)
        if len(calls) == count:
            raise Killed
        return real(**words)

    monkeypatch.setattr(timers.dossiers, "follow_successor", follow_or_die)


def carried_on(monkeypatch):
    """The timer on the night, killed on the way, run again, and run once more for nothing."""
    # Midnight has struck and the timer has not run: the old rights still reach the old units.
    assert without_anybody(MIDNIGHT - timedelta(minutes=10)) == []
    with monkeypatch.context() as patched:
        kill_after(patched, 40)
        with pytest.raises(Killed):
            timers.carry_on(at=MIDNIGHT)
    assert without_anybody(MIDNIGHT) == []  # half-way through
    timers.carry_on(at=MIDNIGHT + timedelta(hours=1))
    at = MIDNIGHT + timedelta(hours=2)
    once = dossiers()
    timers.carry_on(at=at)
    assert dossiers() == once
    caught_up(at)
    return once, at


def assert_somebody_acts(before, once, at):
    """Every open dossier and every open task lies with units that exist, where somebody may act."""
    for _id, code, receiving, competent, *_rest, state, _stage in once:
        if state not in ENDED:
            there = organisations.agencies([receiving, competent]).values()
            assert all(unit.exists_on(DAY) for unit in there), code
    assert without_anybody(at) == []
    assert [row for row in once if row[6] in ENDED] == [row for row in before if row[6] in ENDED]
    tasks = rows(
        "SELECT DISTINCT agency_id FROM workflow_task WHERE ended_at IS NULL AND step_key <> ''"
    )
    assert tasks
    assert all(organisations.agency(code).exists_on(DAY) for (code,) in tasks)


def assert_everybody_reads(before, once, read_before, at):
    """Whoever read a dossier through a unit reads it through the one that carries it on.

    Where a field went elsewhere than the person did, those whom it went to read it.
    """
    now = officials(at)
    places = {number: {code for _right, code in actor.rights} for number, actor in now.items()}
    read_now = {number: readable_by(actor) for number, actor in now.items()}
    pairs = apart = 0
    for was, row in zip(before, once, strict=True):
        for number, codes in read_before.items():
            via = {was[2], was[3]} & codes
            pairs += bool(via)
            if not via or {row[2], row[3]} & read_now[number]:
                continue
            apart += 1
            assert row[6] not in ENDED
            assert not {heir(code, was[4]) for code in via} & places[number]
    assert pairs > len(before)
    assert apart < pairs / 100
    for number, actor in list(now.items())[:40]:
        readable = [row for row in once if {row[2], row[3]} & read_now[number]]
        for row in readable[:2]:
            assert dossier_of_officer(row[1], by=actor).code == row[1]
    own = [row for row in once if row[5]][:200]
    assert own
    for row in own:
        citizen = actor_for(row[5], at=at)
        assert dossier_of_applicant(row[1], by=citizen).code == row[1]


def assert_no_number_twice(once):
    """The books of the new units begin anew; what was given stays."""
    taken = {row[1] for row in once}
    assert len(taken) == len(once)
    deciding = {row[3] for row in once if row[6] not in ENDED}
    for unit in sorted(deciding):
        for _ in range(2):
            code = take_code(unit, DAY)
            assert code not in taken
            taken.add(code)


def test_nobody_loses_access_to_a_dossier(province, monkeypatch, settings):
    asked, names = province
    before, papers = dossiers(), what_is_on_paper()
    read_before = {number: readable_by(actor) for number, actor in officials(UNTIL).items()}
    old_codes = {code for row in before for code in row[2:4]}
    settled_before = settled(old_codes)
    assert without_anybody(UNTIL) == []
    assert sum(settled_before.values()) > DOSSIERS / 2
    assert sum(row[6] not in ENDED for row in before) > DOSSIERS / 20

    enacted(asked, names, settings)
    assert dossiers() == before  # nothing moves before the day
    assert without_anybody(UNTIL) == []

    once, at = carried_on(monkeypatch)
    assert_somebody_acts(before, once, at)
    assert_everybody_reads(before, once, read_before, at)
    assert what_is_on_paper() == papers
    new_codes = {code for row in once for code in row[2:4]}
    assert settled(old_codes | new_codes) == settled_before
    assert settled(organisations.with_former(new_codes) | old_codes) == settled_before
    assert_no_number_twice(once)


@pytest.mark.parametrize("province", [FEWER], indirect=True)
def test_the_province_goes_on_receiving_and_no_number_is_given_twice(
    province, monkeypatch, settings
):
    asked, names = province
    enacted(asked, names, settings)
    timers.carry_on(at=MIDNIGHT)
    caught_up(MIDNIGHT)
    before = {row[1] for row in dossiers()}
    monkeypatch.setattr(making, "FIRST_DAY", DAY)
    making.generate(
        200,
        seed=8,
        until=datetime(2025, 7, 25, 18, 0, tzinfo=VIETNAM),
        days=timedelta(days=24),
        is_appended=True,
        processes=1,
    )
    after = dossiers()
    new = [row for row in after if row[1] not in before]
    assert len(after) == len(before) + 200
    assert len({row[1] for row in after}) == len(after)
    units = organisations.agencies({code for row in new for code in row[2:4]})
    assert all(unit.exists_on(DAY) for unit in units.values())
    books = rows(
        "SELECT agency_id, year, serial, count(*) FROM dossiers_register_entry"
        " GROUP BY 1, 2, 3 HAVING count(*) > 1"
    )
    assert books == []


@pytest.mark.parametrize("province", [FEWER], indirect=True)
def test_the_dry_run_says_what_then_happens(province, settings):
    asked, names = province
    number = reorganise(reorganisation=asked, by=SYSTEM, at=ENTERED_AT)
    put_names_back(names)
    look_anew(settings)
    before = dossiers()
    effects = effects_of(asked, at=PUBLISHED_AT, own_id=number)
    assert effects.obstacles == []
    assert dossiers() == before  # a dry run writes nothing
    promised = Counter()
    for unit in effects.units:
        for each in unit.heirs:
            promised[each.agency_code] += each.open_dossiers
    enact_reorganisation(reorganisation_id=number, by=SYSTEM, at=PUBLISHED_AT)
    look_anew(settings)
    timers.carry_on(at=MIDNIGHT)
    happened = Counter()
    for was, now in zip(before, dossiers(), strict=True):
        if was[6] not in ENDED:
            for old, new in {(was[2], now[2]), (was[3], now[3])}:
                if old != new:
                    happened[new] += 1
    assert happened
    assert +promised >= +happened
    people = {person.account_id for unit in effects.units for person in unit.people}
    carried = rows("SELECT DISTINCT account_id FROM identity_grant WHERE valid_from = %s", MIDNIGHT)
    assert {account for (account,) in carried} == people
