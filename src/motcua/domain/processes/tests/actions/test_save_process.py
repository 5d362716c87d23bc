from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.domain.processes import actions, selectors
from motcua.domain.processes.errors import DraftMoved, NotADraft, ProcessNotFound
from motcua.domain.processes.tests.conftest import AT
from motcua.domain.processes.tests.tables import short_process
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
CHANGED = replace(short_process(), name="Chứng thực, sửa lần một")


@pytest.fixture
def draft(drawer):
    return actions.draw_process(process=short_process(), by=drawer, at=AT)


def save(draft, by, *, process=CHANGED, expected_revision=1):
    return actions.save_process(
        version_id=draft,
        process=process,
        expected_revision=expected_revision,
        by=by,
        at=AT + timedelta(hours=1),
    )


def test_a_draft_is_replaced_and_its_revision_counted(draft, drawer):
    assert save(draft, drawer) == 2

    version = selectors.process_version(draft)
    assert (version.process.name, version.revision) == (CHANGED.name, 2)
    assert version.changed_at == AT + timedelta(hours=1)
    assert journal.latest_about(f"process_version:{draft}").facts["revision"] == 2


def test_who_read_an_older_draft_does_not_overwrite_a_newer_one(draft, drawer, hire):
    save(draft, drawer)
    other = hire("kstt_officer", "hy2-van-phong")

    with pytest.raises(DraftMoved) as refused:
        save(draft, other, process=replace(CHANGED, name="Khác"))

    assert refused.value.details == {"revision": 2}
    assert selectors.process_version(draft).process.name == CHANGED.name


def test_saving_what_is_there_changes_nothing(draft, drawer):
    assert save(draft, drawer, process=short_process()) == 1
    assert len(journal.entries_about(f"process_version:{draft}")) == 1


def test_a_draft_keeps_its_procedure(draft, drawer):
    with pytest.raises(ProcessNotFound):
        save(draft, drawer, process=short_process(procedure_slug="dang-ky-khai-sinh"))
    with pytest.raises(ProcessNotFound):
        save(-1, drawer)


def test_what_is_no_draft_any_more_is_not_saved(draft, drawer):
    actions.withdraw_process(version_id=draft, by=drawer, at=AT)
    with pytest.raises(NotADraft):
        save(draft, drawer)
    assert selectors.process_version(draft).process == short_process()


def test_who_has_no_right_saves_nothing(draft, publisher):
    with pytest.raises(NotPermitted):
        save(draft, publisher)
    assert selectors.process_version(draft).revision == 1
