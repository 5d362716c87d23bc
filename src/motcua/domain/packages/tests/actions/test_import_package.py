"""LR-132. What another authority drew up is a draft here until it is decided here."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps

from motcua.domain.catalogue.actions import begin_record, discard_record
from motcua.domain.catalogue.errors import RecordUnderWork
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.records import record, records
from motcua.domain.catalogue.values import ChangeKind, RecordState
from motcua.domain.drafts.tests.people import register
from motcua.domain.forms.selectors import form_keys_on
from motcua.domain.packages.actions import import_package
from motcua.domain.packages.errors import ExamplesDeviate, PackageUnresolved
from motcua.domain.packages.selectors.export import export_package
from motcua.domain.packages.selectors.imports import imports_of, kept_examples
from motcua.domain.packages.tests.boxes import (
    BIRTH,
    COPIES,
    all_wrong,
    everything,
    know_instruments,
    shipped,
    with_examples,
)
from motcua.domain.processes.selectors import draft_of, process_in_force
from motcua.domain.processes.values import ProcessStatus
from motcua.domain.records.rules.record import record_as_data
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 26, 9, 0, tzinfo=VIETNAM)
TODAY = AT.date()
OFFICE = "hy2-van-phong"


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path


@pytest.fixture
def controller(db):
    return register("kiem-soat", "Người kiểm soát", ("kstt_officer", OFFICE))


@pytest.fixture
def package():
    found = with_examples(shipped(COPIES), 1, 2)
    know_instruments(found)
    return found


def changed(package, **facts):
    return replace(package, record=replace(package.record, **facts))


def renamed(package, slug):
    return replace(
        package,
        slug=slug,
        record=replace(package.record, code=None),
        process=replace(package.process, procedure_slug=slug),
    )


def test_a_change_becomes_a_record_and_a_draft_process(package, controller):
    new = changed(package, note="Ghi chú mới của gói.")
    before = procedure_on(COPIES, TODAY)

    imported = import_package(package=new, by=controller, at=AT)

    begun = record(imported.record_id)
    assert (begun.change_kind, begun.state) == (ChangeKind.AMENDED, RecordState.DRAFTED)
    assert begun.facts == record_as_data(new.record)
    assert any("Ghi chú mới của gói" in sentence for sentence in imported.difference.record)
    draft = draft_of(COPIES)
    assert (draft.version_id, draft.process) == (imported.process_version_id, package.process)
    assert procedure_on(COPIES, TODAY) == before, "nothing is in force past the signature"
    assert process_in_force(COPIES, TODAY) is None
    assert kept_examples(COPIES) == package.examples
    line = journal.latest_about(f"package_import:{_row_id()}")
    assert (line.word, line.facts["digest"]) == ("packages.imported", imported.digest)


def _row_id():
    return apps.get_model("packages", "PackageImport").objects.latest("pk").pk


def test_what_is_the_same_here_begins_nothing(package, controller):
    same = replace(package, record=export_package(COPIES, TODAY).record, process=None)
    imported = import_package(package=same, by=controller, at=AT)
    assert (imported.record_id, imported.process_version_id) == (None, None)
    assert imported.difference.record == ()
    assert [line.digest for line in imports_of(COPIES)] == [imported.digest]


def test_the_same_again_changes_nothing(package, controller):
    new = changed(package, note="Ghi chú mới của gói.")
    first = import_package(package=new, by=controller, at=AT)
    before = everything()
    again = import_package(package=new, by=controller, at=AT + timedelta(hours=1))
    assert everything() == before
    assert again.is_repeat
    assert (again.record_id, again.process_version_id) == (
        first.record_id,
        first.process_version_id,
    )


def test_a_later_package_rewrites_what_the_former_began(package, controller):
    first = import_package(package=changed(package, note="Một."), by=controller, at=AT)
    second = import_package(package=changed(package, note="Hai."), by=controller, at=AT)
    assert (second.record_id, second.is_repeat) == (first.record_id, False)
    assert record(second.record_id).facts["note"] == "Hai."
    assert len(records(slug=COPIES)) == 1


def test_what_was_thrown_away_can_be_imported_again(package, controller):
    new = changed(package, note="Một.")
    first = import_package(package=new, by=controller, at=AT)
    discard_record(record_id=first.record_id, by=controller, at=AT)
    second = import_package(package=new, by=controller, at=AT)
    assert not second.is_repeat
    assert second.record_id != first.record_id


def test_the_record_that_somebody_else_draws_is_left_alone(package, controller):
    """All or nothing: neither process nor examples come in then."""
    begin_record(slug=COPIES, change_kind=ChangeKind.AMENDED, by=controller, at=AT)
    before = everything()
    with pytest.raises(RecordUnderWork):
        import_package(package=changed(package, note="Một."), by=controller, at=AT)
    assert everything() == before


def test_a_procedure_that_is_new_here(package, controller):
    new = renamed(package, "chung-thuc-thu")
    imported = import_package(package=new, by=controller, at=AT)
    assert record(imported.record_id).change_kind is ChangeKind.NEW
    assert draft_of("chung-thuc-thu").status is ProcessStatus.DRAFT
    assert imported.difference.is_new_here


def test_a_new_form_comes_in_when_it_takes_no_place_of_one_in_use(controller):
    package = with_examples(shipped(BIRTH), 1)
    know_instruments(package)
    [form] = package.forms
    later = replace(
        form, schema=replace(form.schema, version=2), valid_from=TODAY + timedelta(days=30)
    )
    imported = import_package(package=replace(package, forms=(later,)), by=controller, at=AT)
    assert imported.forms_published == (f"{form.schema.key} 2",)
    assert form.schema.key in form_keys_on(TODAY)


def test_a_form_never_takes_the_place_of_one_in_use_before_a_decision(controller):
    package = with_examples(shipped(BIRTH), 1)
    know_instruments(package)
    [form] = package.forms
    now = replace(form, schema=replace(form.schema, version=2), valid_from=date(2026, 11, 1))
    before = everything()
    with pytest.raises(PackageUnresolved, match="thay ngay tờ khai đang dùng"):
        import_package(package=replace(package, forms=(now,)), by=controller, at=AT)
    assert everything() == before


def test_examples_that_deviate_are_refused_and_nothing_is_begun(package, controller):
    wrong, count = all_wrong(package)
    before = everything()
    with pytest.raises(ExamplesDeviate) as refused:
        import_package(package=wrong, by=controller, at=AT)
    assert len(refused.value.deviations) == count
    assert everything() == before


def test_references_that_lead_nowhere_are_refused(package, controller):
    lost = changed(package, field_id="linh-vuc-la", competent_names=["Ủy ban nhân dân sao Hỏa"])
    before = everything()
    with pytest.raises(PackageUnresolved) as refused:
        import_package(package=replace(lost, field_key="linh-vuc-la"), by=controller, at=AT)
    assert any("linh-vuc-la" in str(fault) for fault in refused.value.faults)
    assert everything() == before


def test_who_has_no_right_imports_nothing(package):
    stranger = register("la", "Người lạ", ("leader", OFFICE))
    before = everything()
    with pytest.raises(NotPermitted):
        import_package(package=package, by=stranger, at=AT)
    assert everything() == before
