"""Generic names point only at agencies that are there."""

from datetime import date, datetime

import pytest

from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.organisations import actions, selectors
from motcua.domain.organisations.errors import OrganisationsContradict
from motcua.domain.organisations.tests.rows import OPERATOR
from motcua.domain.organisations.values import NameKind, PublishedName
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
DAY = date(2026, 11, 25)
NAME = PublishedName("Sở Thử", NameKind.PROVINCE, "hy-so-tu-phap", "hy2-so-tu-phap", "", "", "")
pytestmark = pytest.mark.django_db


def publish(*names, by=OPERATOR):
    return actions.publish_agency_names(names=names, by=by, at=AT)


def test_a_name_is_resolved_once_published():
    assert selectors.resolve("Sở Thử", day=DAY).agency is None
    publish(NAME)
    assert selectors.resolve("Sở Thử", day=DAY).agency.code == "hy2-so-tu-phap"
    assert journal.latest_about("organisations").word == "organisations.names_published"


def test_publishing_twice_changes_nothing():
    publish(NAME)
    assert not publish(NAME).changes_anything


def test_a_name_for_nobody_is_refused_and_nothing_is_written():
    lost = PublishedName("Sở Lạ", NameKind.PROVINCE, None, "khong-co", "", "", "")
    with pytest.raises(OrganisationsContradict) as refused:
        publish(NAME, lost)
    assert "Sở Lạ" in refused.value.details["reason"]
    assert selectors.resolve("Sở Thử", day=DAY).agency is None


def test_only_who_may_publishes():
    with pytest.raises(NotPermitted):
        publish(NAME, by=ANONYMOUS)
    assert selectors.resolve("Sở Thử", day=DAY).agency is None
