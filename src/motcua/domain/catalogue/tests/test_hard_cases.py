"""LR-110, LR-114, LR-115. Publications that come twice, late, in another order, or are cut off."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db import models as django_models

from motcua.domain.catalogue import actions, models
from motcua.domain.catalogue.errors import (
    CatalogueContradicts,
    CorrectionUnfit,
    DecisionUnfit,
    IntakeListUnfit,
    NumberTaken,
    RecordsNotReady,
    RecordUnderWork,
)
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.changes import changes
from motcua.domain.catalogue.selectors.held import in_force
from motcua.domain.catalogue.selectors.intake_lists import intake_list
from motcua.domain.catalogue.selectors.public import slug_of, standing_of
from motcua.domain.catalogue.selectors.received import procedures_received_at
from motcua.domain.catalogue.tests import rows
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    check,
    checked,
    checker,
    drawer,
    drawn,
    prepared,
    publish,
    published,
    put_back,
    read_state,
    sign,
    signer,
    sound_facts,
    written,
)
from motcua.domain.catalogue.values import ChangeKind, IntakeEntry, IntakeList
from motcua.domain.catalogue.values.imports import RecordToImport
from motcua.domain.catalogue.values.public import CatalogueChangeKind, Standing
from motcua.domain.organisations.selectors import one_stop_units_on

pytestmark = pytest.mark.django_db
OTHER = "dang-ky-khai-sinh"
EVE = FROM - timedelta(days=1)


def replaced(slug, by, *, number, day=FROM, at=AT, **facts):
    """A decision by which `by` takes the place of `slug`."""
    page = procedure_on(slug, at.date())
    base = page.version_id
    stated = sound_facts(**{"name": f"Thay cho {slug}", "code": page.code, **facts})
    return published(
        checked(by, ChangeKind.REPLACED, base=base, facts=stated, at=at),
        number=number,
        day=day,
        at=at,
    )


def listed(kind, slugs, *, day, at=AT, reason="Tại chỗ", number="7/QĐ (mẫu)"):
    return actions.publish_intake_list(
        kind=kind,
        entries=[IntakeEntry(slug, reason) for slug in slugs],
        decision_number=number,
        decided_on=TODAY,
        valid_from=day,
        by=signer(),
        at=at,
    )


def corrected(page, *, at, **changes):
    facts = sound_facts(page.slug, TODAY, **changes)
    return actions.correct_version(
        version_id=page.version_id, facts=facts, reason="Ghi sai", by=signer(), at=at
    )


def known_from():
    return models.CatalogueVersion.objects.get().published_at


# --- Moments that are equal or go back ---------------------------------------------------------------


def test_a_clock_that_is_behind_never_makes_two_versions_known_for_one_day():
    """What is published later is known later, whatever the clock of the machine says."""
    later = known_from() + timedelta(hours=1)
    first = corrected(procedure_on(SLUG, TODAY), at=later, note="Một")
    behind = later - timedelta(seconds=3)
    corrected(procedure_on(SLUG, TODAY), at=behind, note="Hai")
    assert procedure_on(SLUG, TODAY).note == "Hai"
    for moment in (behind, later, known_from(), later + timedelta(seconds=1)):
        assert in_force(TODAY, moment).filter(procedure__slug=SLUG).count() == 1
    assert procedure_on(SLUG, TODAY, known_at=later).version_id == first


def test_two_publications_of_one_moment_keep_their_order():
    later = known_from() + timedelta(hours=1)
    listed(IntakeList.ONLINE, [SLUG, OTHER], day=TODAY, at=later)
    listed(IntakeList.ONLINE, [SLUG], day=TODAY, at=later - timedelta(seconds=2))
    assert [line.slug for line in intake_list(IntakeList.ONLINE, TODAY)] == [SLUG]
    assert len(intake_list(IntakeList.ONLINE, TODAY, known_at=later)) == 2


def test_a_list_names_its_procedures_as_they_were_known():
    at = known_from() + timedelta(hours=1)
    listed(IntakeList.ONLINE, [SLUG], day=TODAY, at=at)
    former = procedure_on(SLUG, TODAY).name
    corrected(procedure_on(SLUG, TODAY), at=at + timedelta(hours=1), name="Tên đã đính chính")
    [now], [then] = (
        intake_list(IntakeList.ONLINE, TODAY),
        intake_list(IntakeList.ONLINE, TODAY, known_at=at),
    )
    assert (now.name, then.name) == ("Tên đã đính chính", former)


# --- What ends is no new text ------------------------------------------------------------------------


def test_an_announced_amendment_does_not_make_what_hangs_today_another_text():
    """LR-134: the sheet of the version in force stays right until the last day."""
    unit = one_stop_units_on(TODAY)[-1]

    def line(day):
        return next(each for each in procedures_received_at(unit.code, day) if each.slug == OTHER)

    before = line(TODAY)
    published(
        checked(OTHER, facts=sound_facts(OTHER, conditions=["Một"])),
        number="1/QĐ",
        day=date(2027, 3, 1),
    )
    published(checked(OTHER, facts=sound_facts(OTHER, conditions=["Hai"])), number="2/QĐ")
    assert line(TODAY) == before
    assert line(FROM).version_id != before.version_id


def test_a_change_keeps_its_moment_when_what_it_brought_ends():
    published(checked(limit_value=3.0), number="1/QĐ", at=AT)
    later = AT + timedelta(days=40)
    published(
        checked(facts=sound_facts(day=FROM, limit_value=2.0), at=later),
        number="2/QĐ",
        day=date(2027, 3, 1),
        at=later,
    )
    found = {each.effective_on: each for each in changes(until=date(2027, 3, 1), since=FROM)}
    assert found[FROM].recorded_at == AT
    assert found[date(2027, 3, 1)].recorded_at == later


def test_a_version_that_a_later_amendment_has_ended_can_be_corrected():
    published(checked(limit_value=3.0))
    page = procedure_on(SLUG, EVE)
    corrected(page, at=AT + timedelta(hours=1), note="Đính chính", valid_to=EVE.isoformat())
    assert (procedure_on(SLUG, EVE).note, procedure_on(SLUG, EVE).valid_to) == ("Đính chính", EVE)
    assert procedure_on(SLUG, FROM).limit.value == 3
    with pytest.raises(CorrectionUnfit):  # the row that was superseded meanwhile
        corrected(page, at=AT + timedelta(hours=2), note="Lại", valid_to=EVE.isoformat())


# --- Codes and successors ----------------------------------------------------------------------------


def test_what_took_a_place_with_its_code_can_be_amended():
    """The old procedure, replaced, bears the code no more."""
    code = procedure_on(SLUG, TODAY).code
    replaced(SLUG, "thay-the-mot", number="1/QĐ", day=date(2026, 12, 1))
    at = AT + timedelta(days=10)
    facts = {**sound_facts("thay-the-mot", at.date()), "limit_value": 4.0, "valid_from": None}
    published(checked("thay-the-mot", facts=facts, at=at), number="2/QĐ", at=at)
    assert (procedure_on("thay-the-mot", FROM).limit.value, code) == (
        4,
        procedure_on("thay-the-mot", FROM).code,
    )
    assert procedure_on(code, FROM).slug == "thay-the-mot"
    assert procedure_on(code, TODAY).slug == SLUG
    assert slug_of(code) == "thay-the-mot"


def test_a_procedure_with_a_version_to_come_can_be_replaced_under_its_code():
    published(checked(limit_value=3.0), number="1/QĐ", day=date(2027, 6, 1))
    replaced(SLUG, "thay-the-mot", number="2/QĐ")
    assert procedure_on("thay-the-mot", date(2027, 6, 1)).code == procedure_on(SLUG, EVE).code


def test_who_asks_for_what_was_replaced_twice_is_led_to_what_is_in_force():
    replaced(SLUG, "thay-the-mot", number="1/QĐ", day=date(2026, 12, 1))
    at = AT + timedelta(days=10)
    replaced("thay-the-mot", "thay-the-hai", number="2/QĐ", at=at)
    assert standing_of(SLUG, day=EVE).successor_slug == "thay-the-mot"
    found = standing_of(SLUG, day=FROM)
    assert (found.standing, found.successor_slug) == (Standing.REPLACED, "thay-the-hai")


def test_what_comes_back_is_new_and_its_absence_stays_told():
    published(checked(kind=ChangeKind.ABOLISHED), day=date(2026, 12, 1), number="1/QĐ")
    at = AT + timedelta(days=20)
    facts = sound_facts(day=TODAY, limit_value=4.0)
    published(checked(SLUG, ChangeKind.NEW, at=at, facts=facts), number="2/QĐ", at=at)
    kinds = {each.effective_on: each.kind for each in changes(until=FROM, since=TODAY)}
    assert kinds[date(2026, 12, 1)] is CatalogueChangeKind.ABOLISHED
    assert kinds[FROM] is CatalogueChangeKind.NEW
    assert standing_of(SLUG, day=EVE).standing is Standing.ABOLISHED


def test_a_file_does_not_take_a_code_that_a_decision_gave_away():
    published(checked("ma-rieng", ChangeKind.NEW, facts=sound_facts(code="9.888020")))
    before = written()
    version = rows.version(code="9.888020", valid_from=date(2025, 7, 1))
    with pytest.raises(CatalogueContradicts), transaction.atomic():
        actions.publish_procedures(
            publication=rows.publication(rows.procedure(version)), by=rows.OPERATOR, at=AT
        )
    assert written() == before


# --- Days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date.min, date(2010, 10, 13), date(2206, 1, 1), date.max])
def test_a_day_that_is_a_slip_of_the_keyboard_is_refused(day):
    record_id = checked(limit_value=3.0)
    before = written()
    with pytest.raises(DecisionUnfit):
        prepared(record_id, day=day)
    assert written() == before


def test_an_amendment_of_a_leap_day():
    published(checked(limit_value=3.0), day=date(2028, 2, 29))
    assert procedure_on(SLUG, date(2028, 2, 28)).valid_to == date(2028, 2, 28)
    assert procedure_on(SLUG, date(2028, 2, 29)).limit.value == 3


def test_changes_are_asked_for_from_the_first_day_that_there_is():
    everything = changes(until=FROM, count_max=5)
    assert changes(since=date.min, until=FROM, count_max=5) == everything
    assert changes(since=date.min, until=date.min) == ()
    assert changes(until=FROM, before=(date.min, "a")) == ()


def test_opposite_lists_never_meet_on_a_later_day():
    listed(IntakeList.NOT_RECEIVED, [SLUG], day=FROM)
    with pytest.raises(IntakeListUnfit):
        listed(IntakeList.ONE_STOP, [SLUG], day=TODAY)
    listed(IntakeList.ONE_STOP, [OTHER], day=FROM)
    listed(IntakeList.ONE_STOP, [SLUG, OTHER], day=TODAY)  # until the next of its kind


# --- Cut off half-way --------------------------------------------------------------------------------


class Cut(Exception):
    """The machine stops here."""


@pytest.mark.parametrize("place", range(1, 9))
def test_a_publication_that_is_cut_off_at_any_write_wrote_nothing(monkeypatch, place):
    decision_id = prepared(checked(limit_value=3.0), checked(OTHER, limit_value=3.0))
    sign(decision_id)
    before, count, by = written(), 0, signer()

    def save_base(self, *arguments, **words):
        nonlocal count
        count += 1
        if count == place:
            raise Cut
        return original(self, *arguments, **words)

    original = django_models.Model.save_base
    with monkeypatch.context() as patched, transaction.atomic():
        patched.setattr(django_models.Model, "save_base", save_base)
        with pytest.raises(Cut), transaction.atomic():
            publish(decision_id, by=by)
    assert written() == before
    publish(decision_id, by=by)
    assert procedure_on(SLUG, FROM).limit.value == procedure_on(OTHER, FROM).limit.value == 3


# --- At once -----------------------------------------------------------------------------------------


def at_once(*calls):
    """What came of each call, all begun together on connections of their own."""
    gate = Barrier(len(calls))

    def run(call):
        try:
            gate.wait(timeout=60)
            call()
        except (NumberTaken, RecordUnderWork, CorrectionUnfit) as refusal:
            return type(refusal).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return sorted(job.result() for job in [pool.submit(run, each) for each in calls])


@pytest.fixture
def committed(transactional_db):
    state = read_state()
    yield
    put_back(state)


@pytest.mark.django_db(transaction=True)
def test_one_number_is_given_once_by_two_who_sign_at_once(committed):
    one, two = prepared(checked(limit_value=3.0)), prepared(checked(OTHER, limit_value=3.0))
    by = signer()
    outcome = at_once(lambda: sign(one, by=by), lambda: sign(two, by=by))
    assert outcome == ["NumberTaken", "done"]


@pytest.mark.django_db(transaction=True)
def test_two_who_correct_at_once_correct_once(committed):
    page, by = procedure_on(SLUG, TODAY), signer()

    def correct(note):
        actions.correct_version(
            version_id=page.version_id,
            facts=sound_facts(note=note),
            reason="Ghi sai",
            by=by,
            at=AT,
        )

    assert at_once(lambda: correct("Một"), lambda: correct("Hai")) == ["CorrectionUnfit", "done"]


@pytest.mark.django_db(transaction=True)
def test_two_files_with_the_same_procedures_in_another_order_wait_for_each_other(committed):
    by = drawer()
    wanted = [
        RecordToImport(slug=slug, change_kind=ChangeKind.AMENDED, facts=sound_facts(slug))
        for slug in (SLUG, OTHER, "dang-ky-khai-tu", "dang-ky-ket-hon")
    ]

    def bring(records):
        actions.import_records(records=records, by=by, at=AT)

    outcome = at_once(lambda: bring(wanted), lambda: bring(wanted[::-1]))
    assert outcome == ["RecordUnderWork", "done"]


def test_a_draft_of_what_was_abolished_meanwhile_is_left_to_be_discarded():
    record_id = drawn(OTHER, limit_value=3.0)
    replaced(OTHER, "thay-khai-sinh", number="1/QĐ")
    check(record_id)
    decision_id = prepared(record_id)
    by, before = signer(), written()
    with pytest.raises(RecordsNotReady):
        sign(decision_id, number="2/QĐ", by=by)
    assert written() == before
    actions.withdraw_decision(decision_id=decision_id, by=checker(), at=AT)
    actions.discard_record(record_id=record_id, by=drawer(), at=AT)
