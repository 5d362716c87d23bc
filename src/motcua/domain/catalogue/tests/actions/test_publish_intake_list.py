"""LR-118 (61/2018/NĐ-CP art 14.5, 35.2, 37.1c): lists by decision, from a day."""

from datetime import date, timedelta

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import DecisionUnfit, IntakeListUnfit
from motcua.domain.catalogue.models import CatalogueVersion
from motcua.domain.catalogue.selectors.intake_lists import (
    intake_list,
    intake_list_published,
    intake_lists_published,
    listed_slugs,
)
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    checked,
    checker,
    published,
    signer,
    written,
)
from motcua.domain.catalogue.values import ChangeKind, IntakeEntry, IntakeList
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
OTHER = "dang-ky-khai-tu"
DAY = date(2026, 12, 1)


def publish(
    kind=IntakeList.ONE_STOP, slugs=(SLUG,), *, reason="", day=DAY, at=AT, by=None, **words
):
    return actions.publish_intake_list(
        kind=kind,
        entries=[IntakeEntry(slug, reason) for slug in slugs],
        valid_from=day,
        by=by or signer(),
        at=at,
        **{"decision_number": "7/QĐ-UBND (mẫu)", "decided_on": TODAY, **words},
    )


def refused(error, *args, **words):
    signer()
    before = written()
    with pytest.raises(error) as raised:
        publish(*args, **words)
    assert written() == before
    return raised.value


def slugs(kind, day, **words):
    return [line.slug for line in intake_list(kind, day, **words)]


def test_a_list_holds_from_its_day_until_the_next():
    number = publish(slugs=(OTHER, SLUG))
    publish(slugs=(SLUG,), day=FROM, decision_number="8/QĐ-UBND (mẫu)")

    assert slugs(IntakeList.ONE_STOP, DAY - timedelta(days=1)) == []
    assert slugs(IntakeList.ONE_STOP, DAY) == [OTHER, SLUG]
    assert slugs(IntakeList.ONE_STOP, FROM - timedelta(days=1)) == [OTHER, SLUG]
    assert slugs(IntakeList.ONE_STOP, FROM) == [SLUG]
    assert intake_list_published(IntakeList.ONE_STOP, DAY).count == 2
    assert intake_list_published(IntakeList.ONLINE, DAY) is None
    assert [each.decision_number for each in intake_lists_published()] == [
        "8/QĐ-UBND (mẫu)",
        "7/QĐ-UBND (mẫu)",
    ]
    assert listed_slugs(FROM) == {IntakeList.ONE_STOP: frozenset({SLUG})}
    line = journal.latest_about(f"intake_list:{number}")
    assert (line.word, line.facts["count"]) == ("catalogue.intake_list_published", 2)


def test_the_same_day_again_corrects_and_the_former_is_known_as_it_was():
    loaded_at = CatalogueVersion.objects.get().published_at  # before, no procedure was known
    first, second = loaded_at + timedelta(hours=1), loaded_at + timedelta(hours=2)
    publish(slugs=(OTHER, SLUG), at=first)
    publish(slugs=(SLUG,), at=second)
    assert slugs(IntakeList.ONE_STOP, DAY) == [SLUG]
    assert slugs(IntakeList.ONE_STOP, DAY, known_at=first) == [OTHER, SLUG]
    assert slugs(IntakeList.ONE_STOP, DAY, known_at=loaded_at) == []


def test_the_same_again_changes_nothing():
    number, before = publish(), written()
    assert publish() == number
    assert written() == before


@pytest.mark.parametrize("kind", [IntakeList.NOT_RECEIVED, IntakeList.DELEGATED])
def test_why_it_is_not_received_or_by_whom_is_said(kind):
    refused(IntakeListUnfit, kind)
    publish(kind, reason="Thực hiện lưu động, tại chỗ")
    assert intake_list(kind, DAY)[0].reason == "Thực hiện lưu động, tại chỗ"


def test_a_procedure_is_received_at_the_one_stop_unit_or_not():
    publish()
    refusal = refused(IntakeListUnfit, IntakeList.NOT_RECEIVED, reason="Tại chỗ")
    assert SLUG in refusal.details["reason"]


def test_what_is_not_in_force_is_on_no_list():
    publish(slugs=(OTHER, SLUG))
    published(checked(OTHER, kind=ChangeKind.ABOLISHED))
    assert slugs(IntakeList.ONE_STOP, FROM - timedelta(days=1)) == [OTHER, SLUG]
    assert slugs(IntakeList.ONE_STOP, FROM) == [SLUG]
    refused(IntakeListUnfit, slugs=(OTHER,), day=FROM)


@pytest.mark.parametrize("wrong", [(), ("khong-co",), (SLUG, SLUG), ("x" * 200,)])
def test_bad_lists(wrong):
    refused(IntakeListUnfit, slugs=wrong)


def test_every_procedure_that_is_wrong_is_named():
    refusal = refused(IntakeListUnfit, slugs=("khong-co", SLUG, SLUG))
    assert "khong-co" in refusal.details["reason"]
    assert "hai lần" in refusal.details["reason"]


def test_by_decision_and_in_order():
    refused(DecisionUnfit, decision_number=" ")
    refused(IntakeListUnfit, decided_on=TODAY + timedelta(days=1), day=FROM)
    refused(IntakeListUnfit, day=TODAY - timedelta(days=1))
    refused(IntakeListUnfit, IntakeList.DELEGATED, reason="x" * 501)


def test_only_those_who_publish():
    refused(NotPermitted, by=checker())
