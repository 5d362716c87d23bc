"""Rows written and read without Django's own statements are the rows that Django reads and writes."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from motcua.foundation.db import together
from motcua.foundation.db.rows import first, first_with, insert, update

AT = datetime(2026, 11, 23, 2, 40, 7, 123456, tzinfo=UTC)
PAYLOAD = {"dấu": "Phạm Thị Hạnh", "nested": [1, None, {"a": True}], "percent": "100 % 's"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact_row():
    return apps.get_model("outbox", "FactRow")


@pytest.fixture
def entry():
    return apps.get_model("journal", "Entry")


def test_what_is_inserted_is_what_the_model_reads(fact_row):
    rows = [fact_row(id=uuid4(), name=f"n{n}", order_key="k", payload=PAYLOAD) for n in range(3)]
    insert(rows)
    found = {row.pk: row for row in fact_row.objects.filter(order_key="k")}
    assert len(found) == 3
    for row in rows:
        assert (found[row.pk].name, found[row.pk].payload) == (row.name, PAYLOAD)
        assert found[row.pk].published_at is not None  # The database's own moment.


def test_what_the_model_wrote_is_read_whole(fact_row):
    kept = fact_row.objects.create(id=uuid4(), name="n", order_key="k", payload=PAYLOAD)
    kept.refresh_from_db()
    found = first(fact_row, "WHERE id = %s", [kept.pk])
    assert found is not None
    for field in fact_row._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(kept, field.attname)
    assert not found._state.adding


def test_nothing_found_is_none(fact_row):
    assert first(fact_row, "WHERE id = %s", [uuid4()]) is None


def test_one_value_more_comes_with_the_row(fact_row):
    insert([fact_row(id=uuid4(), name="n", order_key="k", payload={})])
    row, more = first_with("1 + 1", fact_row, "WHERE order_key = %s", ["k"])
    assert (row.name, more) == ("n", 2)


def test_a_key_that_the_database_gives_is_left_to_it(entry):
    insert([entry(word="tests.happened", subject="test:rows", by="system", at=AT, facts={})] * 2)
    keys = entry.objects.filter(subject="test:rows").values_list("pk", flat=True)
    assert len(set(keys)) == 2


def test_only_the_named_columns_change(fact_row):
    row = fact_row(id=uuid4(), name="before", order_key="k", payload={"n": 1})
    insert([row])
    row.name, row.payload, row.order_key = "after", {"n": 2}, "not written"
    update(row, ["name", "payload"])
    row.refresh_from_db()
    assert (row.name, row.payload, row.order_key) == ("after", {"n": 2}, "k")


def test_a_refused_row_is_a_refused_message(fact_row):
    row = fact_row(id=uuid4(), name="n", order_key="k", payload={})

    def block():
        with transaction.atomic(), together():
            insert([row])
            insert([row])

    with pytest.raises(IntegrityError):
        block()
    assert not fact_row.objects.filter(pk=row.pk).exists()


def test_inserting_nothing_sends_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert([])
