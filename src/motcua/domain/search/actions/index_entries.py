"""Make entries findable."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.search import models
from motcua.domain.search.rules import taken_apart
from motcua.domain.search.values import Entry, Part, Passage
from motcua.foundation import journal

from ._postings import count_terms, make_postings


@transaction.atomic
def index_entries(
    *, kind: str, keys: Collection[str], entries: Sequence[Entry], by: str, at: datetime
) -> int:
    """Make the entries of a kind under some keys these ones; a key without entry is found no more.

    Legal   none: a convenience of readers. The act that publishes what is indexed checks the right.
    Units   `by` is a reference of the journal; `at` is timezone-aware; periods include both ends.
    Raises  nothing of its own.
    Writes  entries, terms and their counts, version of the index and journal, all or nothing. If
            the entries are those that are held, nothing. Returns how many entries are new.
    """
    version = models.SearchVersion.lock()
    held = models.SearchEntry.objects.filter(kind=kind, key__in=keys)
    everyday = dict(
        models.EverydayName.objects.filter(kind=kind, key__in=keys).values_list("key", "texts")
    )
    wanted = [_row(kind, entry, everyday.get(entry.key, ())) for entry in entries]
    held_by_facts = {_facts(row): row.pk for row in held}
    new = [row for row in wanted if _facts(row) not in held_by_facts]
    gone = held_by_facts.keys() - {_facts(row) for row in wanted}
    if not new and not gone:
        return 0
    models.SearchEntry.objects.filter(pk__in=[held_by_facts[facts] for facts in gone]).delete()
    models.SearchEntry.objects.bulk_create(new, batch_size=500)
    make_postings(new)
    count_terms(kind)
    version.renew(at=at)
    journal.record(
        "search.entries_indexed",
        subject="search",
        by=by,
        at=at,
        facts={"kind": kind, "new": len(new), "withdrawn": len(gone)},
    )
    return len(new)


def _row(kind: str, entry: Entry, everyday: Iterable[str]) -> models.SearchEntry:
    names = (Passage(Part.EVERYDAY, text) for text in everyday)
    passages = [taken_apart(passage) for passage in (*entry.passages, *names)]
    return models.SearchEntry(
        kind=kind,
        key=entry.key,
        title=entry.title,
        code=entry.code,
        digits=[
            "".join(filter(str.isdigit, code)) for code in (entry.code, *entry.other_codes) if code
        ],
        passages=passages,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        rank=entry.rank,
        position=entry.position,
    )


def _facts(row: models.SearchEntry) -> tuple[object, ...]:
    return (
        *(row.key, row.title, row.code, tuple(row.digits), row.valid_from, row.valid_to),
        *(row.rank, row.position, tuple(map(tuple, row.passages))),
    )
