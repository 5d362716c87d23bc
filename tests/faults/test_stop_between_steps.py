"""trust.md A2: an act that dies between any two of its steps has done everything or nothing.

Every act of `dossiers` and `documents`, every moment between two of its steps, found by watching the
steps themselves: the act is started again and again, and dies one step later each time, until there
is none left. After each death nothing may be half-written; after the last one, which comes after the
commit, everything is written and doing it again either succeeds or says who did it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.apps import apps
from django.db import connection

from motcua.domain.documents import actions as documents_actions
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    AgencyUnknown,
    AlreadyAsked,
    ApologyNotDue,
    ConsultationUnknown,
    ImpactChanged,
    MomentImpossible,
    Moved,
    OfficerUnknown,
    ReappointmentUsedUp,
    RegisterClosed,
)
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import calendar_changes as days
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests import ways_process as process
from motcua.domain.dossiers.tests.every_act import DOING, REACH, prepared
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, SENT_AT
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.identity.selectors import account_of, actor_for
from motcua.domain.identity.values import SYSTEM
from motcua.domain.working_time.errors import ProposalClosed
from motcua.foundation import idempotency, journal
from motcua.foundation.clock import VIETNAM

from .crash_points import POINTS_MAX, database_dies, process_dies
from .invariants import faults_of

pytestmark = pytest.mark.faults

TABLES = (
    "dossiers_apology",
    "dossiers_component",
    "dossiers_consultation",
    "dossiers_custody",
    "dossiers_dossier",
    "drafts_draft",
    "dossiers_extra_paper_attempt",
    "dossiers_obligation",
    "dossiers_pause",
    "dossiers_register_entry",
    "dossiers_register_volume",
    "dossiers_replaced_result",
    "dossiers_slip",
    "dossiers_slip_copy",
    "dossiers_supplement_request",
    "dossiers_verification",
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
MONDAY_LATE = datetime(2026, 11, 23, 15, 30, tzinfo=VIETNAM)  # The day before the day off.
IN_TEN_YEARS = datetime(2037, 1, 4, 8, 0, tzinfo=VIETNAM)
FORGOTTEN_AT = SENT_AT + timedelta(days=40)


@dataclass(frozen=True)
class Scenario:
    """How to come to the act, the act itself, and what doing it a second time says."""

    reach: Callable  # people → what the act is about
    act: Callable  # (people, what) → anything
    again: type[Exception] | None = None  # The refusal that the second one gets, if any.


def _dossier(code):
    return apps.get_model("dossiers", "Dossier").objects.get(code=code)


def _of_table(act, again=Moved):
    """An act of the table of a dossier's life, with what it needs made beforehand."""
    return Scenario(
        lambda people: prepared(act, people, _dossier(REACH[act](people))),
        lambda _people, do: do(),
        again,
    )


def _by_system(name, reach, again, *, at=ACCEPTED_AT, **facts):
    """What a timer does to a dossier."""
    return Scenario(
        reach,
        lambda _people, code: getattr(dossiers, name)(dossier_code=code, by=SYSTEM, at=at, **facts),
        again,
    )


def _of_draft(name, at=SENT_AT, **facts):
    """An act on the citizen's own draft."""

    def act(people, draft_id):
        return getattr(drafts if name in drafts.__all__ else dossiers, name)(
            draft_id=draft_id, by=people.citizen, at=at, **facts
        )

    return act


def _draft_and_file(people):
    file = keep_file(
        chunks=[walk.picture()], original_name="giay.jpg", by=people.citizen, at=SENT_AT
    )
    return walk.draft(people), file.file_id


def _attach(people, what):
    draft_id, file_id = what
    drafts.attach_paper(
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


def _accept(people, code):
    return dossiers.accept(dossier_code=code, by=people.one_stop, at=ACCEPTED_AT)


def _someone(username, name, *role):
    """An account of this name, made the first time."""
    found = account_of(username)
    return actor_for(found, at=SENT_AT) if found else walk.register(username, name, role)


def _head():
    return _someone("dau", "Đỗ Thị Đầu", "one_stop_head", walk.PHO_HIEN_ONE_STOP)


def _signer():
    return _someone("chanh", "Đoàn Văn Chánh", "leader", days.PROVINCE_OFFICE)


def _before_a_decree(people):
    """Due on the 24th, which a decree will make a day off; nothing else is open."""
    for code in apps.get_model("dossiers", "Dossier").objects.filter(state="accepted"):
        for act in (Act.REQUEST_WITHDRAWAL, Act.STOP):
            prepared(act, people, _dossier(code.code), at=MONDAY_LATE)()
    days.decree_not_yet_known()
    _signer()
    return walk.accepted(people, at=MONDAY_LATE)


def _decree(people):
    _before_a_decree(people)
    clerk = _someone("lich", "Tạ Thị Lịch", "admin", days.PROVINCE_OFFICE)
    number = days.enter(days.THE_DECREE, by=clerk, at=MONDAY_LATE)
    return number, days.impact_of(number, at=MONDAY_LATE).digest


def _stale(people):
    """The decree is known, the dossier still stands as before."""
    code = _before_a_decree(people)
    days.announce_days(
        changes=days.THE_DECREE, decision=days.SOURCE, by=days.OPERATOR, at=MONDAY_LATE
    )
    return code


def _book_of_a_year(_people):
    """The next year whose book nobody has closed."""
    _head()
    closed = apps.get_model("dossiers", "RegisterVolume").objects.count()
    return 2026 + closed


SCENARIOS = {
    "start_draft": Scenario(
        lambda _people: walk.BIRTH,
        lambda people, slug: drafts.start_draft(procedure_slug=slug, by=people.citizen, at=SENT_AT),
    ),
    "save_answers": Scenario(
        walk.draft, _of_draft("save_answers", page_key="tre", typed=walk.PAGES["tre"])
    ),
    "choose_case": Scenario(walk.draft, _of_draft("choose_case", case_key="qua-han")),
    "save_delivery": Scenario(walk.draft, _of_draft("save_delivery", typed=walk.DELIVERY)),
    "attach_paper": Scenario(_draft_and_file, _attach),
    "remove_paper": Scenario(walk.draft, _of_draft("remove_paper", component_order=2)),
    "discard_draft": Scenario(walk.draft, _of_draft("discard_draft"), again=DraftNotFound),
    "expire_draft": Scenario(
        walk.draft,
        lambda _people, draft_id: drafts.expire_draft(
            draft_id=draft_id, by=SYSTEM, at=FORGOTTEN_AT
        ),
    ),
    "submit": Scenario(walk.draft, _of_draft("submit")),
    **{act.value: _of_table(act) for act in DOING},
    # Who looks again, or who is asked once, learns that it was done; a place may be seen twice.
    "consult": _of_table(Act.CONSULT, AlreadyAsked),
    "answer_consultation": _of_table(Act.ANSWER_CONSULTATION, ConsultationUnknown),
    "record_verification": _of_table(Act.RECORD_VERIFICATION, None),
    "apologise": _of_table(Act.APOLOGISE, ReappointmentUsedUp),
    "hand_to_post": _of_table(Act.HAND_TO_POST, None),
    "transfer": _of_table(Act.TRANSFER, AgencyUnknown),  # It is there already.
    "assign": _of_table(Act.ASSIGN, OfficerUnknown),  # Who has it is not given it.
    # The process asks once for each step, however often it is followed.
    "send_part": Scenario(walk.appraising, lambda people, code: process.send_part(code, people)),
    "recall_part": _by_system(
        "recall_part",
        process.parted,
        ConsultationUnknown,
        agency_code=walk.SON_NAM_COMMITTEE,
        step_key="xac-nhan",
        reason="Hồ sơ đã có kết quả, không cần phần việc này nữa.",
    ),
    "register": Scenario(lambda _people: None, lambda people, _what: ways.register(people)),
    "record_extra_paper_attempt": Scenario(
        walk.submitted,
        lambda people, code: dossiers.record_extra_paper_attempt(
            dossier_code=code, paper_name="Sổ hộ khẩu", by=people.one_stop, at=ACCEPTED_AT
        ),
    ),
    "raise_apology": _by_system("raise_apology", walk.appraising, ApologyNotDue, at=process.DUE_AT),
    "note_consultation_overdue": _by_system(
        "note_consultation_overdue",
        process.consulted,
        ConsultationUnknown,
        at=process.NEXT_DAY + timedelta(minutes=1),
        agency_code=walk.SON_NAM_COMMITTEE,
    ),
    "remind_collection": _by_system(
        "remind_collection", walk.result_ready, MomentImpossible, at=SENT_AT + timedelta(days=2)
    ),
    "follow_successor": _by_system("follow_successor", ways.submitted_in_2019, None),
    "redate": Scenario(
        _stale,
        lambda _people, code: dossiers.redate(
            dossier_code=code,
            due_at=days.at("2026-11-25 17:00"),
            decision=days.SOURCE,
            signed_by=_signer(),
            by=SYSTEM,
            at=MONDAY_LATE,
        ),
        ImpactChanged,
    ),
    "sign_calendar_change": Scenario(
        _decree,
        lambda _people, what: dossiers.sign_calendar_change(
            proposal_id=what[0], digest=what[1], by=_signer(), at=MONDAY_LATE
        ),
        ProposalClosed,
    ),
    "close_register_volume": Scenario(
        _book_of_a_year,
        lambda _people, year: dossiers.close_register_volume(
            agency_code=walk.PHO_HIEN_ONE_STOP, year=year, by=_head(), at=IN_TEN_YEARS
        ),
        RegisterClosed,
    ),
    "reissue_slip": Scenario(
        lambda people: _dossier(walk.accepted(people)),
        lambda people, dossier: dossiers.reissue_slip(
            dossier_code=dossier.code,
            slip_id=dossier.slips.get().pk,
            reason="Công dân làm mất giấy hẹn.",
            by=people.one_stop,
            at=ACCEPTED_AT,
        ),
    ),
    "record_readings": Scenario(
        _dossier_id,
        lambda people, dossier_id: dossiers.record_readings(
            dossier_ids=[dossier_id], purpose="register", by=people.one_stop, at=ACCEPTED_AT
        ),
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
    "accept with its key": Scenario(walk.submitted, _answered(_accept)),
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
    of_drafts = {*drafts.__all__} - {"hand_in"}  # Part of `submit`.
    assert set(SCENARIOS) == {*dossiers.__all__, *documents_actions.__all__, *of_drafts}


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
