"""Agencies are published whole or not at all, and never taken away."""

from datetime import datetime

import pytest

from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.organisations import actions, selectors
from motcua.domain.organisations.errors import DivisionNotFound, OrganisationsContradict
from motcua.domain.organisations.tests.rows import (
    OPERATOR,
    SINCE,
    agency,
    commune,
    publication,
    succession,
)
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
PUBLICATION = publication(
    agency("thu-ubnd"),
    agency("thu-motcua", "one_stop", parent_code="thu-ubnd", covers_divisions=("90002",)),
    successions=[succession("80001", "90001")],
)
pytestmark = pytest.mark.django_db


def publish(published=PUBLICATION, *, by=OPERATOR):
    return actions.publish_organisations(publication=published, by=by, at=AT)


def test_divisions_agencies_and_successions_are_published():
    publish()
    unit = selectors.one_stop_unit_of("90001", day=SINCE)
    assert (unit.code, unit.parent_code, unit.division_name) == (
        "thu-motcua",
        "thu-ubnd",
        "Xã Thử",
    )
    assert selectors.successors_of("80001", on=SINCE)[0].successor_code == "90001"
    assert journal.latest_about("organisations").word == "organisations.published"


def test_agencies_that_are_not_published_again_stay():
    """Dossiers point at them."""
    publish()
    assert selectors.agency("hy2-ubnd").code == "hy2-ubnd"


def test_publishing_twice_changes_nothing():
    publish()
    written = journal.entries_about("organisations")
    assert not publish().changes_anything
    assert journal.entries_about("organisations") == written


def test_a_renamed_commune_is_seen_at_once():
    publish()
    assert selectors.division("90001", day=SINCE).name == "Xã Thử"
    renamed = publication(*PUBLICATION.agencies, divisions=[commune(name="Phường Thử")])
    publish(renamed)
    assert selectors.division("90001", day=SINCE).name == "Phường Thử"


def test_a_contradiction_is_refused_and_nothing_is_written():
    with pytest.raises(OrganisationsContradict):
        publish(publication(agency("thu-ubnd", parent_code="khong-co")))
    with pytest.raises(DivisionNotFound):
        selectors.division("90001", day=SINCE)


def test_only_who_may_publishes():
    with pytest.raises(NotPermitted):
        publish(by=ANONYMOUS)
    with pytest.raises(DivisionNotFound):
        selectors.division("90001", day=SINCE)
