"""LR-110. An old receipt, fee and due date come out the same to the byte, whatever was corrected since."""

import json
from datetime import timedelta

import pytest
from django.apps import apps

from motcua.domain.catalogue import actions as catalogue
from motcua.domain.catalogue.selectors import procedure_on, procedure_version, record_of
from motcua.domain.catalogue.tests.publishing import signer
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors.issued_slips import issued_slip
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, BIRTH, submitted
from motcua.domain.records.rules.record import record_as_data
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.rules import due_time
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import derivation_as_json
from motcua.foundation.printing import render

EVERYTHING_CHANGED = {
    "name": "Đăng ký khai sinh (tên mới)",
    "limit_value": 9.0,
    "is_same_day": False,
    "cutoff": None,
    "cutoff_rule": None,
    "limit_variants": [],
    "steps": [],
    "steps_hours": 0.0,
    "fees": [{"kind": "le_phi", "name": "Lệ phí mới", "amount_vnd": 77_000, "per": "lần"}],
    "set_count": 3,
}


@pytest.fixture
def taken_in(people):
    code = submitted(people)
    issued = dossiers.accept(
        dossier_code=code, fee_orders=[0, 2], by=people.one_stop, at=ACCEPTED_AT
    )
    return code, issued.slip_id


def correct_and_rename():
    """The procedure is corrected in all that a slip shows; the agencies are renamed."""
    page = procedure_on(BIRTH, ACCEPTED_AT.date())
    version_id, at = page.version_id, page.recorded_at + timedelta(hours=1)
    facts = {**record_as_data(record_of(version_id)), **EVERYTHING_CHANGED}
    corrected = catalogue.correct_version(
        version_id=version_id, facts=facts, reason="Sửa toàn bộ", by=signer(), at=at
    )
    for row in apps.get_model("organisations", "Agency").objects.filter(code__contains="11953"):
        row.name = f"{row.name} (tên mới)"
        row.save()
    apps.get_model("organisations", "OrganisationVersion").lock().renew(at=at)
    return corrected


def drawn(code, slip_id, people):
    paper = issued_slip(code, slip_id, copy_ordinal=0, by=people.one_stop)
    return render(paper.template, paper.facts)


def test_a_receipt_is_the_same_to_the_byte(people, taken_in):
    before = drawn(*taken_in, people)
    correct_and_rename()
    assert procedure_on(BIRTH, ACCEPTED_AT.date()).name == EVERYTHING_CHANGED["name"]
    assert drawn(*taken_in, people) == before


def test_a_due_time_is_reckoned_the_same_to_the_byte(people, taken_in, row):
    dossier = row(taken_in[0])
    stored = json.dumps(dossier.due_derivation, ensure_ascii=False, sort_keys=True)
    correct_and_rename()
    kept = procedure_version(VersionId(dossier.procedure_version_id), day=ACCEPTED_AT.date())
    due = due_time(
        dossier.clock_started_at,
        kept.limit,
        calendar_for(agency_code=dossier.receiving_agency_id, on=ACCEPTED_AT.date()),
        regime_on(ACCEPTED_AT.date()).counting_rules,
        same_day=kept.is_same_day,
    )
    again = json.dumps(derivation_as_json(due), ensure_ascii=False, sort_keys=True)
    assert again.encode() == stored.encode()


def test_the_fees_that_were_published_then_are_still_told(people, taken_in, row):
    dossier = row(taken_in[0])
    before = procedure_version(VersionId(dossier.procedure_version_id), day=ACCEPTED_AT.date())
    corrected = correct_and_rename()
    after = procedure_version(VersionId(dossier.procedure_version_id), day=ACCEPTED_AT.date())
    assert (after.fees, after.limit, after.set_count) == (
        before.fees,
        before.limit,
        before.set_count,
    )
    assert after.superseded_at == before.recorded_at + timedelta(hours=1)
    assert procedure_on(BIRTH, ACCEPTED_AT.date()).version_id == corrected
    then = procedure_on(BIRTH, ACCEPTED_AT.date(), known_at=before.recorded_at)
    assert (then.version_id, then.fees) == (before.version_id, before.fees)
