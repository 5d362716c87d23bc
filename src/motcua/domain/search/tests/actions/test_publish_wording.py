"""Wording is published whole, by those who may, and holds for what is indexed already."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from motcua.domain.identity.values import Actor
from motcua.domain.search import models, permissions
from motcua.domain.search.actions import index_entries, publish_wording
from motcua.domain.search.errors import WordingContradicts
from motcua.domain.search.selectors import find
from motcua.domain.search.values import Entry, Part, Passage, Synonym, Wording
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 25)
BY = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset({(permissions.PUBLISH_WORDING, "*")}),
)
WORDING = Wording(
    synonyms=(Synonym("bằng xe ngựa", ("giấy phép đánh xe",)),),
    question_words=("xin hỏi",),
    light_words=("giấy",),
    everyday={("cart", "danh-xe"): ("xà ích",)},
)


@pytest.fixture
def entries():
    entry = Entry("danh-xe", "Giấy phép đánh xe", (Passage(Part.NAME, "Giấy phép đánh xe"),))
    index_entries(kind="cart", keys=["danh-xe"], entries=[entry], by="test", at=AT)


def found(text):
    return find(text, kind="cart", day=DAY).hits


def publish(wording, by=BY):
    return publish_wording(wording=wording, by=by, at=AT)


def test_a_synonym_leads_to_what_it_means(entries):
    publish(WORDING)
    [hit] = found("xin hỏi bằng xe ngựa")
    assert hit.why == "“bằng xe ngựa” hiểu là “giấy phép đánh xe”; có trong tên"


def test_an_everyday_name_holds_for_what_is_indexed_already_and_for_what_comes(entries):
    assert found("xà ích") == ()
    publish(WORDING)
    assert found("xà ích")[0].why == "hay được gọi là “xà ích”"
    publish(replace(WORDING, everyday={}))
    assert found("xà ích") == ()
    publish(WORDING)
    entry = Entry("danh-xe", "Đánh xe bò", (Passage(Part.NAME, "Đánh xe bò"),))
    index_entries(kind="cart", keys=["danh-xe"], entries=[entry], by="test", at=AT)
    assert found("xà ích")[0].title == "Đánh xe bò"


def test_the_same_again_changes_nothing(entries):
    publish(WORDING)
    version = models.SearchVersion.current()
    assert not publish(WORDING).changes_anything
    assert models.SearchVersion.current() == version


def test_who_may_not_publishes_nothing(entries):
    before = models.SearchSynonym.objects.count()
    with pytest.raises(NotPermitted):
        publish(WORDING, by=replace(BY, rights=frozenset()))
    assert models.SearchSynonym.objects.count() == before


@pytest.mark.parametrize(
    ("synonym", "reason"),
    [
        (Synonym("xe", ("Xe",)), "chính nó"),
        (Synonym("xe", ()), "thiếu nghĩa"),
        (Synonym("!?", ("xe",)), "không có chữ nào"),
        (Synonym("Bằng xe ngựa", ("xe",)), "2 lần"),
    ],
)
def test_wording_that_contradicts_itself_is_refused(synonym, reason):
    before = models.SearchSynonym.objects.count()
    with pytest.raises(WordingContradicts) as refused:
        publish(replace(WORDING, synonyms=(*WORDING.synonyms, synonym)))
    assert reason in refused.value.details["reason"]
    assert models.SearchSynonym.objects.count() == before
