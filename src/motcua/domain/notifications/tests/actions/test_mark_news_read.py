"""LR-119: it can be shown which units know of a change."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.notifications.actions import mark_news_read
from motcua.domain.notifications.errors import NewsNotFound
from motcua.domain.notifications.selectors import news_of_units, units_told
from motcua.domain.notifications.tests.actions.test_tell_units import AT, WARD, tell
from motcua.foundation import journal

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return everybody()


@pytest.fixture
def notice(people):
    tell()
    return news_of_units([WARD])[0].notice_id


def test_the_first_reader_counts(notice, people):
    mark_news_read(notice_id=notice, by=people.one_stop, at=AT)
    mark_news_read(notice_id=notice, by=people.colleague, at=AT + timedelta(hours=1))
    assert news_of_units([WARD])[0].read_at == AT
    assert news_of_units([WARD], only_unread=True) == ()
    assert units_told(1) == (2, 1)
    [line] = journal.entries_about(f"unit_notice:{notice}")
    assert (line.word, line.by) == ("notifications.news_read", people.one_stop.reference)


def test_the_news_of_another_unit_is_not_there(notice, people):
    for by in (people.stranger, people.citizen, ANONYMOUS):
        with pytest.raises(NewsNotFound):
            mark_news_read(notice_id=notice, by=by, at=AT)
    with pytest.raises(NewsNotFound):
        mark_news_read(notice_id=-1, by=people.one_stop, at=AT)
    assert units_told(1) == (2, 0)
