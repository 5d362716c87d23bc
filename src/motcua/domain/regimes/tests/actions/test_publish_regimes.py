"""Regimes are published whole or not at all."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.domain.regimes import actions
from motcua.domain.regimes.errors import RegimesContradict
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.tests.people import ANONYMOUS, OPERATOR
from motcua.domain.regimes.tests.test_rules import PARAMETERS, PROFILE
from motcua.domain.regimes.values import RegimePublication
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
DAY = date(2026, 11, 25)
PUBLICATION = RegimePublication((PROFILE,), PARAMETERS)
pytestmark = pytest.mark.django_db


def publish(publication=PUBLICATION, *, by=OPERATOR):
    return actions.publish_regimes(publication=publication, by=by, at=AT)


def test_a_publication_takes_the_place_of_what_was_there():
    assert regime_on(DAY).key == "R2_118_2025"
    assert publish().withdrawn > 0
    regime = regime_on(DAY)
    assert (regime.key, regime.staff_seniority_years_min) == ("R1", 3)
    assert journal.latest_about("regimes").word == "regimes.published"


def test_publishing_twice_changes_nothing():
    publish()
    written = journal.entries_about("regimes")
    counts = publish()
    assert not counts.changes_anything
    assert counts.unchanged == 1 + len(PARAMETERS)
    assert journal.entries_about("regimes") == written


def test_a_changed_value_is_seen_at_once():
    publish()
    cutoff = next(row for row in PARAMETERS if row.key == "handover_cutoff")
    changed = tuple(replace(row, value="16:00") if row is cutoff else row for row in PARAMETERS)
    assert publish(RegimePublication((PROFILE,), changed)).changed == 1
    assert regime_on(DAY).handover_cutoff.hour == 16


def test_a_contradiction_is_refused_and_nothing_is_written():
    with pytest.raises(RegimesContradict):
        publish(RegimePublication((PROFILE,), PARAMETERS[1:]))
    assert regime_on(DAY).key == "R2_118_2025"


def test_only_who_may_publishes():
    with pytest.raises(NotPermitted):
        publish(by=ANONYMOUS)
    assert regime_on(DAY).key == "R2_118_2025"
