"""One's own views can be deleted, nobody else's."""

import pytest

from motcua.domain.dossiers.tests.people import SENT_AT, everybody
from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.selectors.views import saved_views_of
from motcua.foundation import journal
from motcua.foundation.errors import NotFound


@pytest.fixture
def people(db):
    return everybody()


def test_it_is_gone_and_the_journal_says_so(people):
    view_id = workflow.save_view(name="Của tôi", query="", by=people.one_stop, at=SENT_AT)
    for stranger in (people.colleague, ANONYMOUS):
        with pytest.raises(NotFound):
            workflow.delete_view(view_id=view_id, by=stranger, at=SENT_AT)
    assert len(saved_views_of(people.one_stop.account_id)) == 1
    workflow.delete_view(view_id=view_id, by=people.one_stop, at=SENT_AT)
    assert saved_views_of(people.one_stop.account_id) == []
    assert journal.latest_about(people.one_stop.reference).word == "workflow.view_deleted"
    with pytest.raises(NotFound):
        workflow.delete_view(view_id=view_id, by=people.one_stop, at=SENT_AT)
