import pytest

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.processes import actions, selectors
from motcua.domain.processes.errors import ProcessUnreadable
from motcua.domain.processes.rules.written import digest_of
from motcua.domain.processes.tests.conftest import AT
from motcua.domain.processes.tests.tables import SLUG, short_process
from motcua.domain.processes.values import InternalProcess, ProcessStatus
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def draw(by, process=None):
    return actions.draw_process(process=process or short_process(), by=by, at=AT)


def test_a_draft_is_kept_with_the_next_number(drawer):
    """LR-081."""
    first, second = draw(drawer), draw(drawer)

    version = selectors.process_version(first)
    assert (version.number, version.status) == (1, ProcessStatus.DRAFT)
    assert version.process == short_process()
    assert version.digest == digest_of(short_process())
    assert (version.revision, version.drawn_by_account_id) == (1, drawer.account_id)
    assert [each.number for each in selectors.versions_of(SLUG)] == [2, 1]
    assert selectors.draft_of(SLUG).version_id == second
    line = journal.latest_about(f"process_version:{first}")
    assert (line.word, line.by) == ("processes.drawn", drawer.reference)


def test_a_draft_need_not_be_sound_yet(drawer):
    table = short_process()
    unsound = InternalProcess(
        procedure_slug=SLUG, symbol="", name="Bản nháp", steps=table.steps[1:2]
    )
    assert selectors.process_version(draw(drawer, unsound)).process == unsound


def test_a_draft_is_on_no_day_in_force(drawer):
    draw(drawer)
    assert selectors.process_in_force(SLUG, AT.date()) is None


def test_who_has_no_right_draws_nothing(publisher, ward):
    for by in (publisher, *ward):
        with pytest.raises(NotPermitted):
            draw(by)
    assert selectors.versions_of(SLUG) == ()


def test_a_process_of_no_procedure_is_refused(drawer):
    with pytest.raises(ProcedureNotFound):
        draw(drawer, short_process(procedure_slug="khong-co"))
    assert selectors.latest_versions() == ()


def test_a_process_that_cannot_be_written_is_refused(drawer):
    empty = InternalProcess(procedure_slug=SLUG, symbol="", name="Trống", steps=())
    with pytest.raises(ProcessUnreadable):
        draw(drawer, empty)
    twice = short_process().steps[0]
    with pytest.raises(ProcessUnreadable):
        draw(
            drawer, InternalProcess(procedure_slug=SLUG, symbol="", name="A", steps=(twice, twice))
        )
    assert selectors.versions_of(SLUG) == ()
