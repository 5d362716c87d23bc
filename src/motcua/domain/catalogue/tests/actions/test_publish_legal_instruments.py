"""LR-109. The register of legal instruments: what stands, what is refused, what a repeat changes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from motcua.domain.catalogue.actions import publish_legal_instruments
from motcua.domain.catalogue.errors import CatalogueContradicts
from motcua.domain.catalogue.selectors import instrument, instruments
from motcua.domain.catalogue.tests.rows import OPERATOR
from motcua.domain.catalogue.values import LegalInstrument
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
OLD = LegalInstrument(
    number="91/2099/NĐ-CP",
    name="Nghị định cũ",
    issued_on=date(2099, 1, 1),
    issuer="Chính phủ",
    valid_from=date(2099, 2, 1),
    valid_to=date(2099, 6, 30),
    successor_number="92/2099/NĐ-CP",
    mark="assumed",
)
NEW = replace(
    OLD,
    number="92/2099/NĐ-CP",
    name="Nghị định mới",
    valid_from=date(2099, 7, 1),
    valid_to=None,
    successor_number=None,
)


def publish(*given, by=OPERATOR):
    return publish_legal_instruments(instruments=given, by=by, at=AT)


def test_what_is_published_can_be_asked_and_a_repeat_changes_nothing():
    before = len(instruments())
    assert publish(OLD, NEW).new == 2
    assert instrument(OLD.number) == OLD
    assert instrument("93/2099/NĐ-CP") is None
    assert len(instruments()) == before + 2
    assert not publish(OLD, NEW).changes_anything
    written = journal.entries_about("catalogue")
    assert written[-1].word == "catalogue.legal_instruments_published"


def test_an_instrument_that_ends_is_known_at_once():
    publish(OLD, NEW)
    assert publish(replace(NEW, valid_to=date(2100, 1, 1))).changed == 1
    assert instrument(NEW.number).valid_to == date(2100, 1, 1)
    assert instrument(OLD.number) == OLD


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ((OLD,), "không có văn bản"),
        ((NEW, NEW), "ghi hai lần"),
        ((replace(NEW, valid_to=date(2099, 6, 1)),), "hết hiệu lực trước khi bắt đầu"),
        ((replace(NEW, valid_from=date(2098, 1, 1)),), "có hiệu lực trước khi ban hành"),
        ((OLD, replace(NEW, successor_number=OLD.number)), "thành vòng"),
        ((replace(NEW, successor_number=NEW.number),), "thành vòng"),
    ],
)
def test_what_contradicts_itself_is_refused_and_writes_nothing(given, word):
    with pytest.raises(CatalogueContradicts) as refused:
        publish(*given)
    assert word in refused.value.details["reason"]
    assert instrument(NEW.number) is None


def test_only_who_may_publish():
    with pytest.raises(NotPermitted):
        publish(NEW, by=replace(OPERATOR, rights=frozenset()))
    assert instrument(NEW.number) is None


def test_the_shipped_register_knows_the_law_of_the_one_stop_unit():
    old = instrument("61/2018/NĐ-CP")
    assert (old.valid_from, old.valid_to) == (date(2018, 6, 21), date(2025, 6, 30))
    assert instrument(old.successor_number).valid_from == date(2025, 7, 1)
    assert all(each.mark in {"law", "observed", "assumed"} for each in instruments())
