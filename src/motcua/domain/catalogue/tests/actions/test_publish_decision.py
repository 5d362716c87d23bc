"""LR-115 (63/2010/NĐ-CP art 14, 15): one version on each day; what was published is never rewritten."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from motcua.domain.catalogue import actions, models
from motcua.domain.catalogue.errors import (
    BaseMoved,
    CatalogueContradicts,
    DecisionNotFound,
    DecisionStateRefuses,
    ProcedureNotFound,
    RecordsNotReady,
    VersionsOverlap,
)
from motcua.domain.catalogue.selectors import procedure_on, procedure_version
from motcua.domain.catalogue.selectors.decisions import decision, successor_on
from motcua.domain.catalogue.selectors.records import record, records_of
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    check,
    checked,
    checker,
    drawer,
    facts_published,
    hire,
    periods,
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
from motcua.domain.catalogue.values import ChangeKind, RecordState
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
EVE = FROM - timedelta(days=1)
BEGAN = date(2025, 7, 1)


@pytest.fixture
def former():
    return procedure_on(SLUG, TODAY)


def refused(decision_id, error, **words):
    signer()  # lest the first to be asked for is counted as written
    before = written()
    with pytest.raises(error) as raised:
        publish(decision_id, **words)
    assert written() == before
    return raised.value


def test_an_amendment_begins_on_its_day_and_the_former_version_ends_the_day_before(former):
    decision_id = published(checked(limit_value=3.0, limit_unit="working_days"))

    assert periods()[-2:] == [(former.valid_from, EVE, "active"), (FROM, None, "active")]
    eve, day = procedure_on(SLUG, EVE), procedure_on(SLUG, FROM)
    assert str(eve.limit) == str(former.limit)
    assert str(day.limit) == "3 ngày làm việc"
    assert (eve.decision, day.decision.number) == (former.decision, "12/QĐ-UBND (mẫu)")
    assert day.recorded_at == AT
    assert decision(decision_id).published_at == AT
    assert [each.state for each in records_of(decision_id)] == [RecordState.PUBLISHED]


def test_a_dossiers_version_stays_what_it_was(former):
    published(checked(limit_value=3.0))
    kept = procedure_version(former.version_id, day=TODAY)
    assert (kept.limit, kept.valid_to, kept.superseded_at) == (former.limit, None, AT)


def test_it_is_on_record_and_told_through_the_outbox(former):
    decision_id = published(checked(limit_value=3.0))
    line = journal.latest_about(f"publication_decision:{decision_id}")
    version = procedure_on(SLUG, FROM).version_id
    assert (line.word, line.facts["versions"]) == ("catalogue.decision_published", {SLUG: version})
    [fact] = facts_published()
    assert (fact["decision_id"], fact["slugs"], fact["effective_from"]) == (
        decision_id,
        [SLUG],
        "2027-01-01",
    )


def test_two_amendments_in_the_future_keep_their_order_whichever_is_published_first(former):
    """The later one is published first; the one between ends the day before it begins."""
    later = date(2027, 3, 1)
    published(checked(limit_value=2.0), day=later, number="1/QĐ")
    published(checked(limit_value=3.0), day=FROM, number="2/QĐ")

    assert periods()[-3:] == [
        (former.valid_from, EVE, "active"),
        (FROM, date(2027, 2, 28), "active"),
        (later, None, "active"),
    ]
    limits = [procedure_on(SLUG, day).limit.value for day in (EVE, FROM, date(2027, 2, 28), later)]
    assert limits == [former.limit.value, 3, 3, 2]


def test_two_versions_never_begin_on_one_day(former):
    published(checked(limit_value=3.0), number="1/QĐ")
    second = prepared(checked(limit_value=2.0), day=FROM)
    with pytest.raises((VersionsOverlap, RecordsNotReady)):
        sign(second, number="2/QĐ")


def test_what_was_drawn_from_another_version_is_refused(former):
    """Drawn from the version of today, it would take the place of one that is to come."""
    published(checked(limit_value=3.0), number="1/QĐ")
    decision_id = prepared(checked(limit_value=2.0), day=date(2027, 6, 1))
    sign(decision_id, number="2/QĐ")
    refused(decision_id, BaseMoved)


def test_a_correction_of_the_base_must_be_looked_at_first(former):
    record_id = checked(limit_value=2.0)
    actions.correct_version(
        version_id=former.version_id,
        facts=sound_facts(note="Đã đính chính"),
        reason="Thiếu ghi chú",
        by=signer(),
        at=AT,
    )
    decision_id = prepared(record_id)
    sign(decision_id)
    refused(decision_id, BaseMoved)

    actions.withdraw_decision(decision_id=decision_id, by=signer(), at=AT)
    actions.save_record(
        record_id=record_id,
        facts=sound_facts(limit_value=2.0),
        expected_revision=1,
        by=drawer(),
        at=AT,
    )
    assert record(record_id).state is RecordState.DRAFTED
    check(record_id)
    published(record_id, number="2/QĐ")
    assert (procedure_on(SLUG, FROM).limit.value, procedure_on(SLUG, FROM).note) == (
        2,
        "Đã đính chính",
    )


def test_a_new_procedure_is_there_from_its_day_at_the_end_of_the_list(former):
    published(
        checked(
            "thu-tuc-moi", ChangeKind.NEW, facts=sound_facts(code="9.888001", name="Thủ tục mới")
        )
    )
    with pytest.raises(ProcedureNotFound):
        procedure_on("thu-tuc-moi", EVE)
    page = procedure_on("thu-tuc-moi", FROM)
    assert (page.name, page.code) == ("Thủ tục mới", "9.888001")
    positions = models.Procedure.objects.order_by("-position").values_list("slug", flat=True)
    assert positions[0] == "thu-tuc-moi"


def test_a_code_that_another_procedure_bears_is_refused(former):
    taken = procedure_on("dang-ky-khai-sinh", TODAY).code
    facts = sound_facts(code=taken, name="Trùng mã")
    decision_id = prepared(checked("trung-ma", ChangeKind.NEW, facts=facts))
    with pytest.raises(RecordsNotReady) as raised:
        sign(decision_id)
    assert [fault.path for fault in raised.value.faults["trung-ma"]] == ["code"]


def test_two_records_of_one_decision_do_not_share_a_code(former):
    both = [
        checked(slug, ChangeKind.NEW, facts=sound_facts(code="9.888002", name=slug))
        for slug in ("mot-ma-1", "mot-ma-2")
    ]
    decision_id = prepared(*both)
    sign(decision_id)
    refused(decision_id, CatalogueContradicts)


def test_an_abolished_procedure_ends_with_all_that_was_to_come(former):
    published(checked(limit_value=3.0), day=date(2027, 3, 1), number="1/QĐ")
    published(checked(kind=ChangeKind.ABOLISHED), number="2/QĐ")

    assert periods()[-2:] == [(former.valid_from, EVE, "active"), (FROM, None, "abolished")]
    assert procedure_on(SLUG, EVE).limit == former.limit
    for day in (FROM, date(2027, 3, 1)):
        with pytest.raises(ProcedureNotFound):
            procedure_on(SLUG, day)
    assert procedure_version(former.version_id, day=FROM).name == former.name


def test_an_incomplete_procedure_can_be_abolished(former):
    published(checked(kind=ChangeKind.ABOLISHED, facts={"name": former.name}))
    assert periods()[-1] == (FROM, None, "abolished")


def test_what_replaces_another_takes_its_place_and_the_old_one_points_to_it(former):
    facts = sound_facts(name="Cấp bản sao, thủ tục thay thế", code="9.888003")
    published(checked("ban-sao-moi", ChangeKind.REPLACED, base=former.version_id, facts=facts))

    assert periods()[-2:] == [(former.valid_from, EVE, "active"), (FROM, None, "replaced")]
    assert procedure_on(SLUG, EVE).version_id != former.version_id
    page = procedure_on("ban-sao-moi", FROM)
    assert former.code in page.former_codes
    assert (successor_on(SLUG, EVE), successor_on(SLUG, FROM)) == (None, "ban-sao-moi")
    assert successor_on(former.code, FROM) == "ban-sao-moi"
    [fact] = facts_published()
    assert fact["slugs"] == ["ban-sao-moi", SLUG]


def test_the_same_code_may_go_on_under_another_name(former):
    facts = sound_facts(name="Cấp bản sao, cùng mã")
    published(checked("ban-sao-moi", ChangeKind.REPLACED, base=former.version_id, facts=facts))
    assert procedure_on("ban-sao-moi", FROM).code == former.code


def test_what_was_abolished_may_come_back_as_new(former):
    published(checked(kind=ChangeKind.ABOLISHED), day=date(2026, 12, 1), number="1/QĐ")
    later = AT + timedelta(days=20)
    facts = sound_facts(day=TODAY, limit_value=4.0)
    published(checked(SLUG, ChangeKind.NEW, at=later, facts=facts), number="2/QĐ", at=later)
    assert [status for _first, _last, status in periods()[-3:]] == ["active", "abolished", "active"]
    assert procedure_on(SLUG, FROM).limit.value == 4


def test_publishing_again_is_refused_and_changes_nothing(former):
    decision_id = published(checked(limit_value=3.0))
    refused(decision_id, DecisionStateRefuses)


def test_out_of_order_and_forged(former):
    decision_id = prepared(checked(limit_value=3.0))
    refused(decision_id, DecisionStateRefuses)  # not signed
    refused(-1, DecisionNotFound)
    actions.withdraw_decision(decision_id=decision_id, by=checker(), at=AT)
    refused(decision_id, DecisionStateRefuses)


def test_only_those_whom_the_installation_names_publish(former):
    """LR-114: neither who drew or checked, nor the leader of a ward or of a department."""
    decision_id = prepared(checked(limit_value=3.0))
    sign(decision_id)
    strangers = (
        drawer(),
        checker(),
        hire("leader", agency="hy2-11953-ubnd"),
        hire("leader", agency="hy2-so-xay-dung"),
        hire("one_stop_officer", agency="hy2-pvhcc"),
    )
    for by in strangers:
        refused(decision_id, NotPermitted, by=by)
    publish(decision_id)


def test_the_operator_may_publish_too(former):
    from motcua.domain.catalogue import permissions  # noqa: PLC0415

    decision_id = prepared(checked(limit_value=3.0))
    sign(decision_id)
    operator = replace(
        signer(),
        account_id=None,
        reference="operator",
        rights=frozenset({(permissions.PUBLISH_DECISIONS, "*")}),
    )
    publish(decision_id, by=operator)
    assert procedure_on(SLUG, FROM).limit.value == 3


def test_the_world_may_have_changed_since_the_signature(former):
    """The gate once more: meanwhile another procedure was published with the code."""
    one = prepared(checked("cung-ma-1", ChangeKind.NEW, facts=sound_facts(code="9.888004")))
    sign(one, number="1/QĐ")
    published(
        checked("cung-ma-2", ChangeKind.NEW, facts=sound_facts(code="9.888004")), number="2/QĐ"
    )
    refused(one, RecordsNotReady)


def test_one_record_that_cannot_be_published_holds_back_the_whole_decision(former):
    other = "dang-ky-khai-sinh"
    decision_id = prepared(checked(limit_value=3.0), checked(other, limit_value=3.0))
    sign(decision_id)
    page = procedure_on(other, TODAY)
    actions.correct_version(
        version_id=page.version_id,
        facts=sound_facts(other, note="Đính chính"),
        reason="Ghi chú sai",
        by=signer(),
        at=AT,
    )
    refused(decision_id, BaseMoved)
    assert periods()[-1] == (former.valid_from, None, "active")


def test_the_files_do_not_take_back_what_a_decision_changed(former):
    """Loading the reference data again leaves a procedure that a decision has changed as it is."""
    from django.core.management import call_command  # noqa: PLC0415

    published(checked(limit_value=3.0, code="9.888005"))
    before = periods(), list(models.Procedure.objects.get(slug=SLUG).former_codes)
    call_command("load", verbosity=0)
    assert (periods(), list(models.Procedure.objects.get(slug=SLUG).former_codes)) == before
    assert former.code in before[1]


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_publish_once():
    state = read_state()
    try:
        decision_id, by = prepared(checked(limit_value=3.0)), signer()
        sign(decision_id)

        def run():
            try:
                publish(decision_id, by=by)
            except DecisionStateRefuses:
                return "refused"
            else:
                return "published"
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            outcomes = [job.result() for job in [pool.submit(run) for _ in range(4)]]
        assert sorted(outcomes) == ["published", "refused", "refused", "refused"]
        assert len(facts_published()) == 1
        assert [first for first, _last, _status in periods()].count(FROM) == 1
    finally:
        put_back(state)


@pytest.mark.django_db(transaction=True)
def test_two_decisions_with_one_code_published_at_once():
    """Whoever comes second is refused: a code belongs to one procedure."""
    state = read_state()
    try:
        by = signer()
        waiting = []
        for number in (1, 2):
            facts = sound_facts(code="9.888009", name=f"Cùng lúc {number}")
            waiting.append(prepared(checked(f"cung-luc-{number}", ChangeKind.NEW, facts=facts)))
            sign(waiting[-1], number=f"{number}/QĐ")

        def run(decision_id):
            try:
                publish(decision_id, by=by)
            except (CatalogueContradicts, RecordsNotReady):
                return "refused"
            else:
                return "published"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            outcomes = [job.result() for job in [pool.submit(run, each) for each in waiting]]
        assert sorted(outcomes) == ["published", "refused"]
    finally:
        put_back(state)
        models.Procedure.objects.filter(slug__startswith="cung-luc-").delete()
