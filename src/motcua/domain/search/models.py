"""Entries, the terms under which they are kept, and how people speak, as rows."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.foundation.db.reference_data import DataVersion
from motcua.foundation.privacy import Sensitivity


class SearchVersion(DataVersion):
    """Changes whenever entries or wording change."""

    class Meta:
        db_table = "search_version"


class SearchEntry(models.Model):
    """One thing to be found during a period."""

    kind = models.TextField()
    key = models.TextField()
    title = models.TextField()
    code = models.TextField(null=True)
    digits = ArrayField(models.TextField(), default=list)  # of its codes, former ones too
    passages = models.JSONField()  # [part, text, syllables, marks]: see rules.taken_apart
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    rank = models.PositiveIntegerField(null=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "search_entry"
        indexes = [models.Index(fields=["kind", "key"], name="search_entry_of_kind")]


class SearchPosting(models.Model):
    """A term of an entry. `shown`: as it is written with marks."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings")
    term = models.TextField()
    weight = models.FloatField()
    shown = models.TextField(default="", blank=True)

    class Meta:
        db_table = "search_posting"
        indexes = [
            models.Index(
                fields=["term"], include=["entry", "weight"], name="search_posting_of_term"
            )
        ]


class SearchTerm(models.Model):
    """How many entries of a kind have a term."""

    kind = models.TextField()
    term = models.TextField()
    entries_count = models.PositiveIntegerField()
    shown = models.TextField(default="", blank=True)

    class Meta:
        db_table = "search_term"
        constraints = [models.UniqueConstraint(fields=["kind", "term"], name="one_row_per_term")]


class SearchSynonym(models.Model):
    """What people say for what the texts call something else."""

    said = models.TextField(unique=True)
    means = ArrayField(models.TextField())

    class Meta:
        db_table = "search_synonym"


class SearchWord(models.Model):
    """A phrase that only asks (`question`), or a word that names little (`light`)."""

    text = models.TextField(unique=True)
    use = models.TextField()

    class Meta:
        db_table = "search_word"


class EverydayName(models.Model):
    """What people call an entry, beside what its own record says."""

    kind = models.TextField()
    key = models.TextField()
    texts = ArrayField(models.TextField())

    class Meta:
        db_table = "search_everyday_name"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="everyday_names_once")]


PRIVACY = {
    "search_version": dict.fromkeys(("id", "token", "published_at"), Sensitivity.INTERNAL),
    "search_entry": dict.fromkeys(
        (
            *("id", "kind", "key", "title", "code", "digits", "passages"),
            *("valid_from", "valid_to", "rank", "position"),
        ),
        Sensitivity.PUBLIC,
    ),
    "search_posting": dict.fromkeys(
        ("id", "entry_id", "term", "weight", "shown"), Sensitivity.PUBLIC
    ),
    "search_term": dict.fromkeys(
        ("id", "kind", "term", "entries_count", "shown"), Sensitivity.PUBLIC
    ),
    "search_synonym": dict.fromkeys(("id", "said", "means"), Sensitivity.PUBLIC),
    "search_word": dict.fromkeys(("id", "text", "use"), Sensitivity.PUBLIC),
    "search_everyday_name": dict.fromkeys(("id", "kind", "key", "texts"), Sensitivity.PUBLIC),
}
