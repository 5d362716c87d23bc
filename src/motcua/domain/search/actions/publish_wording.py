"""Publish how people speak."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.search import models, permissions
from motcua.domain.search.errors import WordingContradicts
from motcua.domain.search.rules import contradictions, taken_apart
from motcua.domain.search.values import Part, Passage, Wording
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts, publish_rows

from ._postings import count_terms, make_postings

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_wording(*, wording: Wording, by: Actor, at: datetime) -> PublishedCounts:
    """Make the wording of the search what the publication says. Repeating it changes nothing.

    Legal   none: a convenience of readers.
    Units   `at` is timezone-aware.
    Raises  NotPermitted, WordingContradicts. When it raises, nothing was written.
    Writes  synonyms, words, everyday names, the terms of entries whose names changed, version of
            the index and journal, all or nothing.
    """
    by.require(permissions.PUBLISH_WORDING, agency_code=COUNTRY_WIDE)
    if reasons := contradictions(wording):
        raise WordingContradicts(reason="; ".join(reasons))
    version = models.SearchVersion.lock()
    words = dict.fromkeys(wording.light_words, "light")
    words |= dict.fromkeys(wording.question_words, "question")
    counts = (
        publish_rows(
            models.SearchSynonym.objects.all(),
            key=("said",),
            rows=[{"said": each.said, "means": list(each.means)} for each in wording.synonyms],
        )
        + publish_rows(
            models.SearchWord.objects.all(),
            key=("text",),
            rows=[{"text": text, "use": use} for text, use in words.items()],
        )
        + publish_rows(
            models.EverydayName.objects.all(),
            key=("kind", "key"),
            rows=[
                {"kind": kind, "key": key, "texts": list(texts)}
                for (kind, key), texts in wording.everyday.items()
            ],
        )
    )
    if counts.changes_anything:
        _give_everyday_names(wording)
        version.renew(at=at)
        journal.record(
            "search.wording_published",
            subject="search",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "version": str(version.token)},
        )
    return counts


def _give_everyday_names(wording: Wording) -> None:
    """Entries that are held get the names they have now."""
    changed = []
    for entry in models.SearchEntry.objects.all():
        own = [each for each in entry.passages if each[0] != Part.EVERYDAY]
        names = wording.everyday.get((entry.kind, entry.key), ())
        passages = [*own, *(taken_apart(Passage(Part.EVERYDAY, text)) for text in names)]
        if passages != entry.passages:
            entry.passages = passages
            changed.append(entry)
    if not changed:
        return
    models.SearchPosting.objects.filter(entry__in=changed).delete()
    models.SearchEntry.objects.bulk_update(changed, ["passages"], batch_size=500)
    make_postings(changed)
    for kind in {entry.kind for entry in changed}:
        count_terms(kind)
