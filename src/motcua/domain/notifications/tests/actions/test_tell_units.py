"""LR-119: the news is written once, a notice for each unit."""

from datetime import date, datetime
from uuid import UUID

import pytest

from motcua.domain.identity.values import SYSTEM
from motcua.domain.notifications.actions import tell_units
from motcua.domain.notifications.models import ProcedureNews
from motcua.domain.notifications.selectors import news_of_units, units_told
from motcua.domain.notifications.values import News, ProcedureChange
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
FACT_ID = UUID(int=9)
WARD, OTHER = "hy2-11953-pvhcc", "hy2-11983-pvhcc"
ONE, TWO = (ProcedureChange(slug, slug.upper(), ("Thủ tục mới.",)) for slug in ("mot", "hai"))
NEWS = News(
    decision_id=1,
    decision_number="12/QĐ",
    effective_from=date(2027, 1, 1),
    changes=(ONE, TWO),
    slugs_by_unit={WARD: frozenset({"mot", "hai"}), OTHER: frozenset({"hai"})},
)


def tell(news=NEWS, fact_id=FACT_ID):
    return tell_units(news=news, fact_id=fact_id, by=SYSTEM, at=AT)


def test_each_unit_has_its_part():
    assert tell() == 2
    assert units_told(1) == (2, 0)
    assert [news.changes for news in news_of_units([WARD])] == [(ONE, TWO)]
    assert [news.changes for news in news_of_units([OTHER])] == [(TWO,)]
    line = journal.latest_about("publication_decision:1")
    assert (line.word, line.facts) == (
        "notifications.units_told",
        {"units": 2, "procedures": 2},
    )


def test_the_same_fact_again_writes_nothing():
    tell()
    assert tell() == 0
    assert units_told(1) == (2, 0)
    assert len(journal.entries_about("publication_decision:1")) == 1
    assert ProcedureNews.objects.count() == 1
