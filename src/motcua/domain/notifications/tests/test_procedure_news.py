"""LR-119 (63/2010/NĐ-CP art 15; 61/2018/NĐ-CP art 9, 35): units that receive are told what changes."""

from datetime import date
from uuid import UUID

import pytest
from django.apps import apps

from motcua.domain.catalogue.events import ProceduresPublished
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.decisions import decision
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    checked,
    published,
    sound_facts,
)
from motcua.domain.catalogue.values import ChangeKind
from motcua.domain.notifications.selectors import news_of_units, units_told
from motcua.domain.notifications.subscribers import _units_concerned, tell_units_concerned
from motcua.domain.organisations.selectors import one_stop_units_on
from motcua.foundation import journal

pytestmark = pytest.mark.django_db
FACT_ID = UUID("00000000-0000-4000-8000-000000000009")
WARD = "hy2-11953-pvhcc"


def fact_of(decision_id, at=AT):
    """The fact that the publication of a decision left in the outbox."""
    row = apps.get_model("outbox", "FactRow").objects.get(
        name=ProceduresPublished.name, payload__decision_id=decision_id
    )
    return ProceduresPublished(**{**row.payload, "at": at})


def told(*record_ids, number="12/QĐ-UBND (mẫu)", fact_id=FACT_ID):
    """Publish and let the worker tell the units."""
    decision_id = published(*record_ids, number=number)
    tell_units_concerned(fact_of(decision_id), fact_id=fact_id)
    return decision_id


def test_every_unit_that_receives_it_is_told_in_plain_words():
    decision_id = told(checked(limit_value=5.0))

    units = {unit.code for unit in one_stop_units_on(FROM)}
    assert len(units) > 100
    assert units_told(decision_id) == (len(units), 0)
    [news] = news_of_units([WARD])
    assert (news.decision_number, news.effective_from, news.told_at) == (
        decision(decision_id).number,
        FROM,
        AT,
    )
    [change] = news.changes
    assert change.slug == SLUG
    assert "Thời hạn giải quyết: 7 → 5 ngày làm việc" in change.sentences
    assert journal.latest_about(f"publication_decision:{decision_id}").facts["units"] == len(units)


def test_how_long_how_much_and_which_papers_come_first():
    facts = sound_facts(name="Đăng ký thường trú, tên mới", limit_value=5.0)
    facts["sequence"][0]["text"] = "Ông/bà nộp hồ sơ ở nơi thuận tiện."
    told(checked(facts=facts))
    first, *rest = news_of_units([WARD])[0].changes[0].sentences
    assert first == "Thời hạn giải quyết: 7 → 5 ngày làm việc"
    assert len(rest) >= 2


def test_before_filing_was_free_of_boundaries_a_unit_is_told_of_what_it_receives_only():
    """LR-095. In 2020 a ward received for itself, the centre of the province for the departments."""
    day, birth, building = date(2020, 3, 2), "dang-ky-khai-sinh", "giay-phep-xay-dung-cap-tinh"
    by_unit = _units_concerned([birth, building], day)
    wards = [code for code, slugs in by_unit.items() if slugs == {birth}]
    centres = [code for code, slugs in by_unit.items() if slugs == {building}]
    assert len(wards) > 100
    assert "hy-11953-motcua" in wards
    assert centres == ["hy-pvhcc"]


def test_what_is_abolished_is_told_where_it_was_received():
    told(checked(kind=ChangeKind.ABOLISHED))
    [change] = news_of_units([WARD])[0].changes
    assert change.sentences == ("Bãi bỏ, không nhận hồ sơ mới.",)


def test_what_takes_the_place_of_another_is_told_for_both():
    former = procedure_on(SLUG, TODAY)
    facts = sound_facts(name="Thủ tục thay thế", code="9.777001")
    told(checked("thu-tuc-thay-the", ChangeKind.REPLACED, base=former.version_id, facts=facts))
    sentences = {change.slug: change.sentences for change in news_of_units([WARD])[0].changes}
    assert sentences == {
        SLUG: ("Thay bằng “Thủ tục thay thế”.",),
        "thu-tuc-thay-the": (f"Thay cho “{former.name}”.",),
    }


def test_a_new_procedure_is_told_too():
    facts = sound_facts(name="Thủ tục mới", code="9.777002")
    told(checked("thu-tuc-moi", ChangeKind.NEW, facts=facts))
    assert news_of_units([WARD])[0].changes[0].sentences == ("Thủ tục mới.",)


def test_told_twice_it_has_one_effect():
    decision_id = published(checked(limit_value=5.0))
    fact = fact_of(decision_id)
    tell_units_concerned(fact, fact_id=FACT_ID)
    once = units_told(decision_id)
    tell_units_concerned(fact, fact_id=FACT_ID)
    assert units_told(decision_id) == once
    assert len(news_of_units([WARD])) == 1


def test_news_are_bounded_and_the_newest_come_first():
    told(checked(limit_value=5.0), number="1/QĐ")
    told(checked("dang-ky-khai-tu", limit_value=2.0), number="2/QĐ", fact_id=UUID(int=7))
    assert [news.decision_number for news in news_of_units([WARD])] == ["2/QĐ", "1/QĐ"]
    assert len(news_of_units([WARD], count_max=1)) == 1
    assert news_of_units([]) == ()
