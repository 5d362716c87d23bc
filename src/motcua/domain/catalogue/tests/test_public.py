"""The catalogue for everybody: standing, lists to leaf through, changes, on both axes of time."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.domain.catalogue import models
from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors.changes import (
    changes,
    days_of_change,
    differences_between,
    differences_of,
    published_decisions,
)
from motcua.domain.catalogue.selectors.public import (
    addresses_on,
    catalogue_state,
    procedures_known,
    slug_of,
    standing_of,
    versions_in_time,
)
from motcua.domain.catalogue.tests import rows
from motcua.domain.catalogue.values.public import CatalogueChangeKind, Standing
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 19, 10, 12, tzinfo=VIETNAM)
TODAY = AT.date()


def publish(*procedures, at=AT):
    publish_procedures(publication=rows.publication(*procedures), by=rows.OPERATOR, at=at)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "standing", "since"),
    [
        (date(2025, 7, 1), None, Standing.IN_FORCE, date(2025, 7, 1)),
        (date(2025, 7, 1), TODAY, Standing.IN_FORCE, date(2025, 7, 1)),
        (date(2025, 7, 1), TODAY - timedelta(days=1), Standing.ABOLISHED, TODAY),
        (TODAY, None, Standing.IN_FORCE, TODAY),
        (TODAY + timedelta(days=1), None, Standing.NOT_YET, TODAY + timedelta(days=1)),
    ],
)
def test_a_procedure_stands_as_its_versions_say_on_both_sides_of_midnight(
    valid_from, valid_to, standing, since
):
    publish(rows.procedure(rows.version(valid_from=valid_from, valid_to=valid_to)))

    found = standing_of("giay-thu", day=TODAY)

    assert (found.standing, found.since) == (standing, since)


def test_a_decision_that_replaces_names_the_successor():
    """63/2010/NĐ-CP art 14: a row of its own says so from the day."""
    publish(
        rows.procedure(rows.version(code="9.000101", valid_to=date(2026, 8, 31)), slug="giay-cu"),
        rows.procedure(rows.version(code="9.000102", name="Giấy mới"), slug="giay-moi"),
    )
    row = models.ProcedureVersion.objects.get(procedure__slug="giay-cu")
    row.pk, row.publication_status, row.successor_slug = None, "replaced", "giay-moi"
    row.valid_from, row.valid_to = date(2026, 9, 1), None
    row.save(force_insert=True)
    models.CatalogueVersion.lock().renew(at=AT)

    found = standing_of("giay-cu", day=TODAY)
    told = [(each.slug, each.kind, each.effective_on) for each in changes(until=TODAY)]

    assert (found.standing, found.since) == (Standing.REPLACED, date(2026, 9, 1))
    assert (found.successor_slug, found.successor_name) == ("giay-moi", "Giấy mới")
    assert ("giay-cu", CatalogueChangeKind.REPLACED, date(2026, 9, 1)) in told
    assert ("giay-cu", CatalogueChangeKind.ABOLISHED, date(2026, 9, 1)) not in told


def test_a_present_code_goes_before_a_former_one():
    publish(
        rows.procedure(rows.version(code="9.000201"), slug="moi", former_codes=("9.000202",)),
        rows.procedure(rows.version(code="9.000202"), slug="khac", former_codes=()),
    )

    assert [slug_of(asked) for asked in ("9.000201", "9.000202", "moi")] == ["moi", "khac", "moi"]
    with pytest.raises(ProcedureNotFound):
        slug_of("9.999999")


def test_an_amendment_says_what_differs_and_from_when():
    publish(
        rows.procedure(
            rows.version(limit_value=7.0, valid_to=date(2026, 12, 31)),
            rows.version(limit_value=5.0, valid_from=date(2027, 1, 1)),
        )
    )

    (change,) = (
        each for each in changes(since=TODAY, until=date(2027, 1, 1)) if each.slug == "giay-thu"
    )

    assert (change.kind, change.effective_on) == (CatalogueChangeKind.AMENDED, date(2027, 1, 1))
    sentences = [each.sentence for each in differences_of([change])[change.version_id]]
    assert "Thời hạn giải quyết: 7 → 5 ngày làm việc" in sentences
    between = differences_between(change.former_version_id, change.version_id)
    assert [each.sentence for each in between] == sentences


def test_every_version_is_told_superseded_ones_only_to_who_asks():
    publish(rows.procedure(rows.version(limit_value=7.0)))
    publish(rows.procedure(rows.version(limit_value=5.0)), at=AT + timedelta(hours=1))

    assert len(versions_in_time("giay-thu")) == 1
    assert len(versions_in_time("giay-thu", with_superseded=True)) == 2
    (then,) = versions_in_time("giay-thu", known_at=AT + timedelta(minutes=1))
    assert then.superseded_at == AT + timedelta(hours=1)


def test_a_decision_is_public_once_it_is_published():
    agency = models.PublicationDecision._meta.get_field("agency").related_model.objects.first()
    facts = {"agency": agency, "effective_from": TODAY, "number": "1/QĐ", "signed_on": TODAY}
    models.PublicationDecision.objects.create(**facts | {"number": ""}, signed_at=None)
    models.PublicationDecision.objects.create(**facts, signed_at=AT, published_at=AT)

    assert [decision.number for decision in published_decisions()] == ["1/QĐ"]


def test_the_state_changes_with_every_publication():
    before = catalogue_state()
    publish()

    after = catalogue_state()

    assert before.token != after.token
    assert after.published_at == max(AT, before.published_at)  # It never goes back.
    assert date(2025, 7, 1) in days_of_change(until=TODAY)


def test_addresses_say_since_when_a_page_is_as_it_is():
    publish(rows.procedure(rows.version(valid_from=date(2026, 3, 1)), slug="giay-thu"))

    assert dict(addresses_on(TODAY))["giay-thu"] == TODAY  # Recorded today, though valid before.


@settings(max_examples=25, deadline=None)
@given(size=st.integers(1, 9))
def test_leafing_through_by_any_step_gives_the_whole_list_once(size):
    whole = [row.procedure.slug for row in procedures_known(day=TODAY, field="ho-tich")]
    leafed, after = [], ""
    while rows_read := list(procedures_known(day=TODAY, field="ho-tich", after_slug=after)[:size]):
        leafed += [row.procedure.slug for row in rows_read]
        after = leafed[-1]

    assert leafed == whole == sorted(set(whole), key=whole.index)


@settings(max_examples=25, deadline=None)
@given(size=st.integers(1, 60))
def test_changes_leafed_through_by_any_step_are_the_same_changes(size):
    whole = changes(since=date(2025, 8, 1), until=TODAY, count_max=10_000)
    leafed, before = [], None
    while found := changes(since=date(2025, 8, 1), until=TODAY, before=before, count_max=size):
        leafed += found
        before = (found[-1].effective_on, found[-1].slug)

    assert [(each.slug, each.effective_on) for each in leafed] == [
        (each.slug, each.effective_on) for each in whole
    ]
