"""Two imports of one package at the same moment: one begins the drafts, the other finds them begun."""

from dataclasses import replace
from datetime import datetime

import pytest

from motcua.domain.catalogue.selectors.records import records
from motcua.domain.dossiers.tests.test_two_at_once import at_once
from motcua.domain.drafts.tests.people import register
from motcua.domain.packages.actions import import_package
from motcua.domain.packages.selectors.imports import imports_of
from motcua.domain.processes.selectors import versions_of
from motcua.foundation.clock import VIETNAM

from .boxes import COPIES, know_instruments, shipped, with_examples

AT = datetime(2026, 11, 26, 9, 0, tzinfo=VIETNAM)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_begins_and_the_other_finds_it_begun(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path
    package = with_examples(shipped(COPIES), 1)
    package = replace(package, record=replace(package.record, note="Ghi chú của gói."))
    know_instruments(package)
    by = register("kiem-soat", "Người kiểm soát", ("kstt_officer", "hy2-van-phong"))

    def take_in():
        return import_package(package=package, by=by, at=AT)

    one, other = at_once(take_in, take_in)

    assert sorted([one.is_repeat, other.is_repeat]) == [False, True], (one, other)
    assert (one.record_id, one.process_version_id) == (other.record_id, other.process_version_id)
    assert len(records(slug=COPIES)) == 1
    assert len(versions_of(COPIES)) == 1
    assert len(imports_of(COPIES)) == 1
