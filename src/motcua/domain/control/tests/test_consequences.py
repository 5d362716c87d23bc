"""LR-119: what a change means, before it is signed; nothing is touched."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    TODAY,
    checked,
    drawer,
    drawn,
    prepared,
    published,
    signer,
    sound_facts,
)
from motcua.domain.catalogue.values import ChangeKind
from motcua.domain.control.selectors.consequences import (
    consequences_of,
    consequences_of_decision,
)
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE
from motcua.domain.guidance.selectors import events_on
from motcua.domain.processes import actions as processes
from motcua.domain.processes.rules.builtin import typical_process

pytestmark = pytest.mark.django_db
SLUG = ways.LONGER  # registering a birth anew: five working days


def consequences(record_id, day=FROM):
    return consequences_of(record(record_id), effective_from=day)


def rows():
    return {
        name: sorted(map(repr, apps.get_model(label, name).objects.values_list()))
        for label, name in (
            ("dossiers", "Dossier"),
            ("catalogue", "ProcedureVersion"),
            ("outbox", "FactRow"),
        )
    }


@pytest.fixture
def process(people):
    """An internal process that fills the five days, in force."""
    version_id = processes.draw_process(
        process=typical_process(procedure_on(SLUG, TODAY)), by=drawer(), at=AT
    )
    return processes.publish_process(
        version_id=version_id,
        decision_number="1/QĐ",
        decided_on=TODAY,
        valid_from=TODAY,
        by=signer(),
        at=AT,
    )


def test_open_dossiers_stay_by_agency_and_until_when(people):
    codes = [ways.registered_appraising(people) for _ in range(2)]
    ways.registered(people)
    due_at = apps.get_model("dossiers", "Dossier").objects.get(code=codes[0]).due_at
    record_id = drawn(SLUG, limit_value=3.0)
    before = rows()

    found = consequences(record_id)

    [line] = found.dossiers
    assert (line.agency_code, line.count, line.held_count, line.until) == (
        PHO_HIEN_COMMITTEE,
        3,
        1,
        due_at.date(),
    )
    assert found.dossier_count == 3
    assert rows() == before


def test_a_dossier_on_a_version_that_was_superseded_still_counts(people):
    ways.registered_appraising(people)
    published(checked(SLUG, limit_value=4.0), day=FROM)
    to_come = procedure_on(SLUG, FROM).version_id
    later = drawn(SLUG, base=to_come, facts=sound_facts(SLUG, FROM, limit_value=3.0))
    assert consequences(later, FROM + timedelta(days=60)).dossier_count == 1


def test_what_is_over_does_not_count(people):
    code = ways.registered(people)
    from motcua.domain.dossiers.actions import refuse  # noqa: PLC0415

    refuse(
        dossier_code=code,
        reason_key="not_competent",
        reason="Không thuộc thẩm quyền giải quyết.",
        legal_basis="61/2018/NĐ-CP điều 17",
        by=people.one_stop,
        at=ways.ACCEPTED_AT,
    )
    assert consequences(drawn(SLUG, limit_value=3.0)).dossiers == ()


def test_the_difference_is_said(people):
    found = consequences(drawn(SLUG, limit_value=3.0))
    assert [each.sentence for each in found.differences] == [
        "Thời hạn giải quyết: 5 → 3 ngày làm việc"
    ]


def test_a_limit_shorter_than_the_longest_path_asks_for_another_process(process):
    found = consequences(drawn(SLUG, limit_value=1.0)).process
    assert (found.procedure_slug, found.number) == (SLUG, process.number)
    assert any("1 ngày làm việc" in sentence for sentence in found.sentences)


def test_a_limit_that_the_process_fits_asks_for_nothing(process):
    assert consequences(drawn(SLUG, limit_value=9.0)).process is None


def test_what_ends_needs_its_process_no_longer(process):
    [sentence] = consequences(drawn(SLUG, ChangeKind.ABOLISHED)).process.sentences
    assert "không còn dùng cho hồ sơ mới" in sentence


def test_without_a_process_there_is_nothing_to_redraw(people):
    assert consequences(drawn(SLUG, limit_value=1.0)).process is None


def test_a_form_that_is_renamed_has_no_electronic_form_any_more(people):
    slug = "dang-ky-khai-sinh"
    facts = sound_facts(slug)
    form = next(row["form"] for row in facts["components"] if row.get("form"))
    for row in facts["components"]:
        if row.get("form") == form:
            row["form"] = "Mẫu mới 01"
    told = " ".join(consequences(drawn(slug, facts=facts)).forms)
    assert form in told
    assert "“Mẫu mới 01” chưa có mẫu điện tử" in told
    assert consequences(drawn(SLUG, limit_value=3.0)).forms == ()


def test_guidance_that_leads_to_it_is_named(people):
    event = next(event for event in events_on(FROM) if "dang-ky-khai-sinh" in event.slugs)
    found = consequences(drawn("dang-ky-khai-sinh", limit_value=2.0))
    assert event.key in {each.key for each in found.guidance}


def test_a_version_that_is_to_come_does_not_carry_the_change(people):
    published(checked(SLUG, limit_value=4.0), day=date(2027, 3, 1))
    assert consequences(drawn(SLUG, limit_value=3.0)).later_versions == (date(2027, 3, 1),)


def test_what_is_replaced_is_looked_at_as_the_old_one(people):
    ways.registered_appraising(people)
    base = procedure_on(SLUG, TODAY).version_id
    facts = sound_facts(SLUG, name="Thủ tục thay thế", code="9.666001")
    found = consequences(drawn("thay-the", ChangeKind.REPLACED, base=base, facts=facts))
    assert (found.slug, found.dossier_count) == (SLUG, 1)


def test_a_new_procedure_touches_nothing(people):
    facts = sound_facts(SLUG, name="Thủ tục mới", code="9.666002")
    found = consequences(drawn("hoan-toan-moi", ChangeKind.NEW, facts=facts))
    assert (found.dossiers, found.process, found.forms, found.differences) == ((), None, (), ())


def test_a_decision_is_the_sum_of_its_records(people):
    decision_id = prepared(checked(SLUG, limit_value=3.0), checked("tach-ho", limit_value=4.0))
    assert [each.slug for each in consequences_of_decision(decision_id)] == [SLUG, "tach-ho"]


def test_the_questions_do_not_grow_with_the_dossiers(people):
    record_id = drawn(SLUG, limit_value=3.0)

    def asked():
        consequences(record_id)
        with CaptureQueriesContext(connection) as queries:
            consequences(record_id)
        return len(queries)

    ways.registered_appraising(people)
    few = asked()
    for _ in range(4):
        ways.registered_appraising(people)
    assert asked() == few
