"""Rows of terms, made anew for some entries and counted for all of a kind."""

from collections.abc import Sequence

from django.db import connection

from motcua.domain.search import models
from motcua.domain.search.rules import terms_of
from motcua.domain.search.values import Part, Passage

ROWS_PER_STATEMENT = 20_000
_KEEP_POSTINGS = """
    INSERT INTO search_posting (entry_id, term, weight, shown)
    SELECT * FROM unnest(%s::bigint[], %s::text[], %s::float8[], %s::text[])
"""
_COUNT_TERMS = """
    INSERT INTO search_term (kind, term, entries_count, shown)
    SELECT %s, posting.term, count(*), mode() WITHIN GROUP (ORDER BY posting.shown)
    FROM search_posting posting JOIN search_entry entry ON entry.id = posting.entry_id
    WHERE entry.kind = %s
    GROUP BY posting.term
"""


def make_postings(entries: Sequence[models.SearchEntry]) -> None:
    """The terms of entries that have none yet."""
    rows = [
        (entry.pk, term.bare, term.weight, term.shown)
        for entry in entries
        for term in terms_of(Passage(Part(part), text) for part, text, *_ in entry.passages)
    ]
    with connection.cursor() as cursor:
        for begin in range(0, len(rows), ROWS_PER_STATEMENT):
            columns = zip(*rows[begin : begin + ROWS_PER_STATEMENT], strict=True)
            cursor.execute(_KEEP_POSTINGS, [list(column) for column in columns])


def count_terms(kind: str) -> None:
    """Count again in how many entries of a kind each term stands. Two statements."""
    models.SearchTerm.objects.filter(kind=kind).delete()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_TERMS, [kind, kind])
