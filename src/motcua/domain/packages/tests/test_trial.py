"""A trial leaves nothing behind, and says what it cannot do."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.forms.selectors import form_version
from motcua.domain.packages.selectors.trial import tried
from motcua.domain.processes.tests.tables import short_process
from motcua.foundation import clock
from motcua.foundation.db import all_or_nothing

from .boxes import BIRTH, COPIES, INVESTMENT, everything, shipped, with_examples

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path
    return tmp_path


def test_a_trial_leaves_no_row_no_line_and_no_message():
    """Every table, journal, outbox and counters included, is what it was."""
    before = everything()
    assert tried(shipped(INVESTMENT), at=clock.now()).deviations == ()
    assert everything() == before
    assert any("journal" in table for table in before)
    assert any("outbox" in table for table in before)
    assert {"dossiers_dossier", "identity_account", "packages_import"} <= before.keys()


def test_a_trial_that_goes_wrong_leaves_nothing_either(monkeypatch):
    def broken(*_args, **_words):
        raise RuntimeError

    package = with_examples(shipped(COPIES), 1)
    before = everything()
    monkeypatch.setattr("motcua.domain.packages.selectors.trial.example_deviations", broken)
    with pytest.raises(RuntimeError):
        tried(package, at=clock.now())
    assert everything() == before
    assert not connection.needs_rollback


def test_a_trial_needs_savepoints_and_has_them():
    """Also inside a transaction that was told to do without."""
    package = with_examples(shipped(COPIES), 1)
    before = everything()
    with all_or_nothing():
        assert tried(package, at=clock.now()).deviations == ()
        assert everything() == before


def test_readers_beside_never_see_what_is_tried(settings):
    """What this process keeps of the catalogue is neither used nor filled by a trial."""
    settings.REFERENCE_CACHE_SECONDS = 3600
    held = procedure_on(COPIES, DAY)
    package = with_examples(shipped(COPIES), 1)
    other = replace(package, record=replace(package.record, name="Tên chạy thử"))
    assert tried(other, at=clock.now()).deviations == ()
    assert procedure_on(COPIES, DAY).name == held.name != "Tên chạy thử"


def test_a_form_that_was_tried_is_forgotten():
    package = with_examples(shipped(BIRTH), 1)
    [form] = package.forms
    other = replace(form, schema=replace(form.schema, version=7), valid_from=date(2026, 11, 1))
    assert tried(replace(package, forms=(other,)), at=clock.now()).deviations == ()
    with pytest.raises(Exception, match="forms"):
        form_version(form.schema.key, 7)


def test_the_sample_sheet_is_kept_once(store):
    tried(shipped(BIRTH), at=clock.now())
    tried(shipped(INVESTMENT), at=clock.now())
    assert len([path for path in store.rglob("*") if path.is_file()]) == 1


def test_an_example_outside_the_records_time_is_told():
    package = with_examples(shipped(COPIES), 1)
    ended = replace(package, record=replace(package.record, valid_to=date(2026, 1, 1)))
    [found] = tried(ended, at=clock.now()).deviations
    assert str(found) == "ví dụ 1, lúc nộp: nộp ngoài thời gian hiệu lực của thủ tục trong gói"


def test_a_process_that_the_gate_refuses_is_told():
    package = with_examples(shipped(COPIES), 1)
    table = short_process(procedure_slug=COPIES)
    unsound = replace(table, steps=table.steps[:2])
    [found] = tried(replace(package, process=unsound), at=clock.now()).deviations
    assert str(found).startswith("quy trình: Quy trình chưa ban hành được")


def test_a_trial_needs_no_example():
    assert tried(replace(shipped(COPIES), examples=()), at=clock.now()).example_count == 0
