"""LR-108. The procedures that the product ships pass their own gate."""

from collections import Counter
from datetime import date

import pytest

from motcua.domain.catalogue import models
from motcua.domain.catalogue.selectors import gate_context, record_of
from motcua.domain.catalogue.selectors.record import record_of_row
from motcua.domain.records.rules.gate import faults_of
from motcua.domain.records.rules.record import read_record, record_as_data

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
SHIPPED_COUNT = 176


@pytest.fixture
def versions():
    """Every version that stands, of all times, with its procedure."""
    rows = models.ProcedureVersion.objects.filter(superseded_at__isnull=True)
    return [(row.procedure.slug, row.pk, record_of_row(row)) for row in rows.select_related()]


def test_every_version_of_every_procedure_passes(versions):
    context = gate_context(TODAY)
    errors = [
        (slug, fault.path, fault.sentence)
        for slug, version_id, version in versions
        for fault in faults_of(version, context=context.for_record(slug, version_id))
        if not fault.is_warning
    ]
    assert errors == []
    assert len({slug for slug, _, _ in versions}) == SHIPPED_COUNT


def test_what_is_left_to_confirm_is_told_as_warnings(versions):
    """Forms without a file and codes that are looked for: told, and no more than we know of."""
    context = gate_context(TODAY)
    counted = Counter(
        fault.code
        for slug, version_id, version in versions
        if (version.valid_from or TODAY) <= TODAY <= (version.valid_to or TODAY)
        for fault in faults_of(version, context=context.for_record(slug, version_id))
    )
    assert set(counted) == {
        "gate.code_pending",
        "gate.form_stand_in",
        "gate.legal_basis_expired",
        "gate.legal_basis_not_yet",
    } & set(counted)
    assert counted["gate.code_pending"] == 15
    assert counted["gate.form_stand_in"] > 100


def test_every_version_is_a_record_that_reads_strictly(versions):
    for slug, version_id, version in versions:
        assert read_record(record_as_data(version)) == (version, ()), slug
        assert record_of(version_id) == version


def test_the_birth_form_is_there_and_others_are_stood_in_for(versions):
    """ADR 22."""
    context = gate_context(TODAY)
    assert "Tờ khai đăng ký khai sinh (mẫu hộ tịch)" in context.form_names
    assert context.has_general_form
    birth = next(version for slug, _, version in versions if slug == "dang-ky-khai-sinh")
    paths = {fault.path for fault in faults_of(birth, context=context)}
    assert "components.0.form" not in paths


def test_the_gate_asks_little_of_the_database(django_assert_max_num_queries):
    gate_context(TODAY)
    with django_assert_max_num_queries(4):
        gate_context(TODAY, slug="dang-ky-khai-sinh", base_version_id=7)
