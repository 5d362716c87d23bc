"""Which version on which day, and what asking costs."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.processes import actions, selectors
from motcua.domain.processes.errors import ProcessNotFound
from motcua.domain.processes.tests.actions.test_publish_process import publish
from motcua.domain.processes.tests.conftest import AT
from motcua.domain.processes.tests.tables import SLUG, short_process
from motcua.domain.processes.values import ProcessStatus

pytestmark = pytest.mark.django_db
OTHER = "dang-ky-khai-sinh"


def test_asking_for_the_version_of_a_day_is_one_query(drawer, publisher, ward):
    """LR-084. What it says is read once per server process."""
    drawn = actions.draw_process(process=short_process(), by=drawer, at=AT)
    publish(drawn, publisher)
    selectors.process_in_force(SLUG, date(2026, 12, 5))

    with CaptureQueriesContext(connection) as queries:
        version = selectors.process_in_force(SLUG, date(2026, 12, 5))
        same = selectors.process_version(drawn)
        none = selectors.process_in_force(OTHER, date(2026, 12, 5))

    assert len(queries) == 3
    assert (version, none) == (same, None)
    assert not any('"body"' in query["sql"] for query in queries)


def test_the_newest_of_each_procedure(drawer, publisher, ward):
    first = actions.draw_process(process=short_process(), by=drawer, at=AT)
    publish(first, publisher)
    draft = actions.draw_process(process=replace(short_process(), name="Bản sau"), by=drawer, at=AT)
    other = actions.draw_process(process=short_process(procedure_slug=OTHER), by=drawer, at=AT)

    def ids(**asked):
        return [each.version_id for each in selectors.latest_versions(**asked)]

    assert ids() == [draft, other]
    assert ids(status=ProcessStatus.PUBLISHED) == [first]
    assert ids(slugs=[OTHER]) == [other]
    assert selectors.draft_of(SLUG).version_id == draft
    assert [each.number for each in selectors.versions_of(SLUG)] == [2, 1]


def test_a_version_that_there_is_not(db):
    with pytest.raises(ProcessNotFound):
        selectors.process_version(-1)
    assert selectors.process_in_force("khong-co", AT.date()) is None


def test_who_may(drawer, publisher, ward):
    assert (selectors.may_draw(drawer), selectors.may_publish(drawer)) == (True, False)
    assert (selectors.may_draw(publisher), selectors.may_publish(publisher)) == (False, True)
    assert not any(map(selectors.may_publish, ward))
