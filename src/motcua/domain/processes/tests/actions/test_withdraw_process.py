from dataclasses import replace
from datetime import date

import pytest

from motcua.domain.processes import actions, selectors
from motcua.domain.processes.errors import AlreadyInForce, NotADraft, ProcessNotFound
from motcua.domain.processes.tests.actions.test_publish_process import facts_published, publish
from motcua.domain.processes.tests.conftest import AT
from motcua.domain.processes.tests.tables import SLUG, short_process
from motcua.domain.processes.values import ProcessStatus
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(drawer, ward):
    return actions.draw_process(process=short_process(), by=drawer, at=AT)


def withdraw(version_id, by, at=AT):
    actions.withdraw_process(version_id=version_id, by=by, at=at)


def test_a_draft_is_thrown_away_once(draft, drawer):
    withdraw(draft, drawer)

    assert selectors.process_version(draft).status is ProcessStatus.WITHDRAWN
    assert selectors.draft_of(SLUG) is None
    assert selectors.latest_versions() == ()
    assert journal.latest_about(f"process_version:{draft}").word == "processes.withdrawn"
    assert facts_published() == []
    with pytest.raises(NotADraft):
        withdraw(draft, drawer)


def test_a_version_that_has_not_begun_gives_its_days_back(draft, drawer, publisher):
    """LR-084. Three versions, the middle one is taken back."""
    publish(draft, publisher)
    others = [
        actions.draw_process(
            process=replace(short_process(), name=f"Phiên bản {number}"), by=drawer, at=AT
        )
        for number in (2, 3)
    ]
    publish(others[0], publisher, valid_from=date(2027, 1, 1))
    publish(others[1], publisher, valid_from=date(2027, 2, 1))

    withdraw(others[0], publisher)

    assert selectors.process_version(draft).valid_to == date(2027, 1, 31)
    assert selectors.process_in_force(SLUG, date(2027, 1, 15)).version_id == draft
    assert selectors.process_in_force(SLUG, date(2027, 2, 1)).version_id == others[1]
    assert facts_published()[-1] == "processes.withdrawn.1"

    withdraw(others[1], publisher)
    assert selectors.process_version(draft).valid_to is None


def test_a_version_that_has_begun_stays(draft, publisher):
    publish(draft, publisher, valid_from=date(2026, 11, 25))
    with pytest.raises(AlreadyInForce):
        withdraw(draft, publisher)
    assert selectors.process_in_force(SLUG, AT.date()).version_id == draft


def test_a_published_version_is_withdrawn_by_those_who_publish(draft, drawer, publisher, ward):
    for by in (publisher, *ward):
        with pytest.raises(NotPermitted):
            withdraw(draft, by)
    publish(draft, publisher)
    with pytest.raises(NotPermitted):
        withdraw(draft, drawer)
    assert selectors.process_version(draft).status is ProcessStatus.PUBLISHED
    with pytest.raises(ProcessNotFound):
        withdraw(-1, publisher)
