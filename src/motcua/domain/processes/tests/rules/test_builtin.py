"""Processes made from the catalogue: every one of them could be published as it is."""

from decimal import Decimal

import pytest

from motcua.domain.catalogue.selectors import procedure_on, procedures_on
from motcua.domain.processes.rules.builtin import builtin_process, typical_process
from motcua.domain.processes.rules.gate import faults_of
from motcua.domain.processes.rules.graph import longest_path
from motcua.domain.processes.rules.limit_hours import limit_hours
from motcua.domain.processes.rules.written import process_as_data, process_from
from motcua.domain.processes.tests.contexts import well_staffed
from motcua.domain.processes.tests.tables import DAY, procedure
from motcua.domain.processes.values import Place, StepKind

pytestmark = pytest.mark.django_db


def _pages():
    return [procedure_on(row.procedure.slug, DAY) for row in procedures_on(day=DAY)]


def test_the_built_in_process_of_every_procedure_passes_the_gate():
    """LR-086."""
    pages = _pages()
    assert len(pages) > 150
    for page in pages:
        process = builtin_process(page)
        assert faults_of(process, context=well_staffed(process, page)) == (), page.slug
        assert longest_path(process).hours == limit_hours(page.limit)
        assert process_from(process_as_data(process)) == process


def test_the_typical_process_of_every_procedure_passes_the_gate_and_keeps_its_hours():
    """LR-081: the annex of the catalogue is where drawing begins."""
    for page in _pages():
        process = typical_process(page)
        faults = faults_of(process, context=well_staffed(process, page))
        assert [fault.message_vi for fault in faults] == [], page.slug
        stated = Decimal(str(page.steps_hours)) if page.steps else limit_hours(page.limit)
        assert sum(step.hours for step in process.steps) == stated
        assert process_from(process_as_data(process)) == process


def test_the_built_in_process_divides_one_day():
    process = builtin_process(procedure("chung-thuc-ban-sao"))
    assert [(step.key, str(step.hours)) for step in process.steps] == [
        ("tiep-nhan", "0.75"),
        ("tham-dinh", "5.00"),
        ("ky", "1.50"),
        ("tra-ket-qua", "0.75"),
    ]


def test_two_signatures_become_a_review_and_a_signature():
    """Under the committee of the province: the department signs first, the committee decides."""
    page = next(page for page in _pages() if any(s.role == "ky_duyet_cap_tren" for s in page.steps))
    kinds = {step.key: step.kind for step in typical_process(page).steps}
    assert kinds["ky-duyet"] is StepKind.REVIEW
    assert kinds["ky-duyet-cap-tren"] is StepKind.SIGN


def test_the_interlinked_group_has_its_police_and_its_insurance():
    process = typical_process(procedure("lien-thong-khai-sinh-thuong-tru-bhyt"))
    assert [
        (step.kind, step.actor.agency_name)
        for step in process.steps
        if step.actor.place is Place.NAMED
    ] == [
        (StepKind.LINKED, "Công an cấp xã"),
        (StepKind.LINKED, "Bảo hiểm xã hội cơ sở"),
    ]
    assert [step.kind for step in process.steps[-3:]] == [
        StepKind.APPRAISE,
        StepKind.SIGN,
        StepKind.RETURN,
    ]


def test_what_comes_before_the_last_appraisal_is_work():
    page = next(page for page in _pages() if [s.role for s in page.steps].count("thu_ly") == 2)
    process = typical_process(page)
    assert process.step("thu-ly").kind is StepKind.WORK
    assert process.step("thu-ly-2").kind is StepKind.APPRAISE
