"""Rows are made what a publication says, and only what differs is touched."""

import pytest
from django.apps import apps

from motcua.foundation.db.publication import PublishedCounts, publish_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def fields():
    """A small table with no other rows: the fields of procedures, those of the suite put aside."""
    model = apps.get_model("catalogue", "ProcedureField")
    return model.objects.filter(key__startswith="thu-")


def row(key, name="Thử", position=1):
    return {"key": f"thu-{key}", "name": name, "position": position}


def publish(fields, *rows, **options):
    return publish_rows(fields.all(), key=("key",), rows=rows, **options)


def test_new_changed_gone_and_equal_rows(fields, django_assert_max_num_queries):
    assert publish(fields, row("a"), row("b"), row("c")) == PublishedCounts(new=3)
    with django_assert_max_num_queries(6):  # select, delete, update, insert, two savepoints
        counts = publish(fields, row("a"), row("b", name="Khác"), row("d"))
    assert counts == PublishedCounts(new=1, changed=1, withdrawn=1, unchanged=1)
    assert dict(fields.values_list("key", "name")) == {
        "thu-a": "Thử",
        "thu-b": "Khác",
        "thu-d": "Thử",
    }


def test_equal_rows_are_only_read(fields, django_assert_num_queries):
    publish(fields, row("a"), row("b"))
    with django_assert_num_queries(1):
        assert not publish(fields, row("a"), row("b")).changes_anything


def test_missing_rows_may_be_kept(fields):
    publish(fields, row("a"), row("b"))
    assert publish(fields, row("a"), keep_missing=True) == PublishedCounts(unchanged=1)
    assert fields.count() == 2


def test_counts_add_up():
    total = PublishedCounts(new=1, unchanged=2) + PublishedCounts(changed=3, withdrawn=4)
    assert total == PublishedCounts(new=1, changed=3, withdrawn=4, unchanged=2)
    assert total.as_facts() == {"new": 1, "changed": 3, "withdrawn": 4}
