"""trust.md A2: an act that dies between any two of its steps has done everything or nothing.

Every act of `dossiers` and `documents`, every moment between two of its steps, found by watching the
steps themselves: the act is started again and again, and dies one step later each time, until there
is none left. After each death nothing may be half-written; after the last one, which comes after the
commit, everything is written and doing it again either succeeds or says who did it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection

from motcua.domain.documents import actions as documents_actions
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DraftNotFound, Moved
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, SENT_AT
from motcua.domain.identity.values import SYSTEM
from motcua.foundation import idempotency, journal

from .crash_points import POINTS_MAX, database_dies, process_dies
from .invariants import faults_of

pytestmark = pytest.mark.faults

TABLES = (
    "dossiers_component",
    "dossiers_dossier",
    "dossiers_draft",
    "dossiers_slip",
    "documents_file",
    "idempotency_answer",
    "journal_entry",
    "journal_reading",
    "outbox_fact",
    "procrastinate_jobs",
)
NUMBERS = """
    SELECT kind, agency_code, period, number
    FROM dossiers_counter, generate_series(1, last_number) AS number
"""
FORGOTTEN_AT = SENT_AT + timedelta(days=40)


@dataclass(frozen=True)
class Scenario:
    """How to come to the act, the act itself, and what doing it a second time says."""

    reach: Callable  # people → what the act is about
    act: Callable  # (people, what) → anything
    again: type[Exception] | None = None  # The refusal that the second one gets, if any.


def _on(name, by, **facts):
    """An act on a dossier, by its code."""

    def act(people, code):
        return getattr(dossiers, name)(
            dossier_code=code, by=getattr(people, by), at=ACCEPTED_AT, **facts
        )

    return act


def _of_draft(name, at=SENT_AT, **facts):
    """An act on the citizen's own draft."""

    def act(people, draft_id):
        return getattr(dossiers, name)(draft_id=draft_id, by=people.citizen, at=at, **facts)

    return act


def _result(people):
    """A dossier in appraisal and the file of its result."""
    code = walk.appraising(people)
    file = keep_file(
        chunks=[walk.pdf()], original_name="ket-qua.pdf", by=people.case_officer, at=ACCEPTED_AT
    )
    return code, file.file_id


def _propose(people, what):
    code, file_id = what
    dossiers.propose_result(
        dossier_code=code,
        result_name="Giấy khai sinh",
        result_number="127/2026",
        result_file_id=file_id,
        by=people.case_officer,
        at=ACCEPTED_AT,
    )


def _draft_and_file(people):
    file = keep_file(
        chunks=[walk.picture()], original_name="giay.jpg", by=people.citizen, at=SENT_AT
    )
    return walk.draft(people), file.file_id


def _attach(people, what):
    draft_id, file_id = what
    dossiers.attach_paper(
        draft_id=draft_id, component_order=4, file_id=file_id, by=people.citizen, at=SENT_AT
    )


def _dossier_id(people):
    code = walk.accepted(people)
    [(dossier_id,)] = query("SELECT id FROM dossiers_dossier WHERE code = %s", [code])
    return dossier_id


def _answered(act):
    """The act as a form sends it, with the answer kept for its key in the same transaction."""

    def answered(people, what):
        return idempotency.once(
            key=f"key-of-{what}".replace(".", "-"),
            scope=people.citizen.reference,
            request_digest="the same",
            perform=lambda: {"outcome": str(act(people, what))},
        )

    return answered


REFUSAL = {
    "reason_key": "duplicate",
    "reason": "Hồ sơ trùng với hồ sơ đã nộp.",
    "legal_basis": "61/2018/NĐ-CP",
}
SCENARIOS = {
    "start_draft": Scenario(
        lambda _people: walk.BIRTH,
        lambda people, slug: dossiers.start_draft(
            procedure_slug=slug, by=people.citizen, at=SENT_AT
        ),
    ),
    "save_answers": Scenario(
        walk.draft, _of_draft("save_answers", page_key="tre", typed=walk.PAGES["tre"])
    ),
    "save_delivery": Scenario(walk.draft, _of_draft("save_delivery", typed=walk.DELIVERY)),
    "attach_paper": Scenario(_draft_and_file, _attach),
    "remove_paper": Scenario(walk.draft, _of_draft("remove_paper", component_order=2)),
    "discard_draft": Scenario(walk.draft, _of_draft("discard_draft"), again=DraftNotFound),
    "expire_draft": Scenario(
        walk.draft,
        lambda _people, draft_id: dossiers.expire_draft(
            draft_id=draft_id, by=SYSTEM, at=FORGOTTEN_AT
        ),
    ),
    "submit": Scenario(walk.draft, _of_draft("submit")),
    "accept": Scenario(walk.submitted, _on("accept", "one_stop"), again=Moved),
    "refuse": Scenario(walk.submitted, _on("refuse", "one_stop", **REFUSAL), again=Moved),
    "hand_over": Scenario(walk.accepted, _on("hand_over", "one_stop"), again=Moved),
    "take": Scenario(walk.assigned, _on("take", "case_officer"), again=Moved),
    "propose_result": Scenario(_result, _propose, again=Moved),
    "send_back": Scenario(walk.signing, _on("send_back", "leader", reason="Sửa lại."), again=Moved),
    "approve_result": Scenario(walk.signing, _on("approve_result", "leader"), again=Moved),
    "return_result": Scenario(
        walk.result_ready, _on("return_result", "one_stop", returned_how="online"), again=Moved
    ),
    "record_reading": Scenario(
        _dossier_id,
        lambda people, dossier_id: dossiers.record_reading(
            dossier_id=dossier_id, purpose="page", by=people.one_stop, at=ACCEPTED_AT
        ),
    ),
    "keep_file": Scenario(
        lambda _people: walk.picture(),
        lambda people, picture: keep_file(
            chunks=[picture], original_name="giay.jpg", by=people.citizen, at=SENT_AT
        ),
    ),
}
# As forms send them: the answer is kept with the act, and a repeat is answered, not refused.
KEYED = {
    "submit with its key": Scenario(walk.draft, _answered(_of_draft("submit"))),
    "accept with its key": Scenario(walk.submitted, _answered(_on("accept", "one_stop"))),
}
NOTHING, EVERYTHING = "nothing", "everything"
DEATHS = (process_dies, database_dies)


def query(sql, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return cursor.fetchall()


def written():
    """Every row that an act can write, and what it holds. Of a series, every number given."""
    rows = {table: sorted(map(repr, query(f"SELECT * FROM {table}"))) for table in TABLES}
    return rows | {"numbers": sorted(map(repr, query(NUMBERS)))}


def grown(before, after):
    """By how many rows each table has grown, and which have other rows than before."""
    return {
        table: (len(rows) - len(before[table]), rows != before[table])
        for table, rows in after.items()
    }


@pytest.fixture
def people(transactional_db, settings, tmp_path):
    """Everybody; what they do is really committed."""
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return walk.everybody()


def test_every_act_has_a_scenario():
    assert set(SCENARIOS) == {*dossiers.__all__, *documents_actions.__all__}


@pytest.mark.parametrize("name", [*SCENARIOS, *KEYED])
def test_all_or_nothing_wherever_it_dies(people, name):
    scenario = {**SCENARIOS, **KEYED}[name]
    whole = _effect_without_any_fault(scenario, people)
    for dies in DEATHS:
        what = scenario.reach(people)
        act = partial(scenario.act, people, what)
        outcomes = _every_death(dies, act, whole)
        assert len(outcomes) >= 2, "watching found no steps to die between"
        assert set(outcomes[:-1]) == {NOTHING}
        assert outcomes[-1] == EVERYTHING, "the moment after the commit was not found"
        _do_it_again(scenario, act)
    assert journal.verify().is_intact


def _every_death(dies, act, whole):
    """What is there after each death, one step later each time, until the act is done."""
    before, outcomes = written(), []
    for stop_at in range(1, POINTS_MAX):
        assert dies(act, stop_at), "it ended before anything died"
        effect = grown(before, written())
        assert effect in (whole, grown(before, before)), f"half of it is there at step {stop_at}"
        assert faults_of(query) == []
        outcomes.append(EVERYTHING if effect == whole else NOTHING)
        if effect == whole:
            break
    return outcomes


def _effect_without_any_fault(scenario, people):
    what = scenario.reach(people)
    before = written()
    scenario.act(people, what)
    return grown(before, written())


def _do_it_again(scenario, act):
    """Somebody whose act died sends it again."""
    before = written()
    if scenario.again is None:
        act()
    else:
        with pytest.raises(scenario.again) as refusal:
            act()
        if scenario.again is Moved:
            assert refusal.value.details["by_name"], "the refusal does not say who did it"
        assert written() == before
    assert faults_of(query) == []
