"""Views of one's own desk: named, replaced by their name, at most twenty."""

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests.people import SENT_AT, everybody
from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.actions.save_view import VIEWS_MAX
from motcua.domain.workflow.errors import NameImpossible, TooManyViews
from motcua.domain.workflow.selectors.views import saved_views_of
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

QUERY = "muc=can-lam&han=qua-han"


@pytest.fixture
def people(db):
    return everybody()


def save(by, name="Quá hạn", query=QUERY):
    return workflow.save_view(name=name, query=query, by=by, at=SENT_AT)


def views(by):
    return [(view.name, view.query) for view in saved_views_of(by.account_id)]


def test_a_view_is_kept_for_its_owner_alone(people):
    save(people.one_stop, "  Quá   hạn ")
    assert views(people.one_stop) == [("Quá hạn", QUERY)]
    assert views(people.colleague) == []
    word = journal.latest_about(people.one_stop.reference)
    assert word.word == "workflow.view_saved"
    assert "Quá" not in repr(word.facts)


def test_the_same_name_replaces_also_when_there_is_no_room(people):
    for number in range(VIEWS_MAX):
        save(people.one_stop, f"Bộ lọc {number}")
    again = save(people.one_stop, "Bộ lọc 3", "han=sap-han")
    assert ("Bộ lọc 3", "han=sap-han") in views(people.one_stop)
    assert again in {view.view_id for view in saved_views_of(people.one_stop.account_id)}
    with pytest.raises(TooManyViews):
        save(people.one_stop, "Một bộ lọc nữa")
    assert len(views(people.one_stop)) == VIEWS_MAX
    save(people.colleague)


@pytest.mark.parametrize(("name", "query"), [("  ", QUERY), ("x" * 61, QUERY), ("x", "x" * 501)])
def test_a_name_that_is_none_is_refused(people, name, query):
    before = apps.get_model("journal", "Entry").objects.count()
    with pytest.raises(NameImpossible):
        save(people.one_stop, name, query)
    with pytest.raises(NotPermitted):
        save(ANONYMOUS)
    assert views(people.one_stop) == []
    assert apps.get_model("journal", "Entry").objects.count() == before
