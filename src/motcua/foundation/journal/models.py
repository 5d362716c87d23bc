"""The journal's tables. Rows are added, never changed: a trigger refuses the rest.

No personal data: people stand here as references (`account:12`), so that erasing a person never
breaks the chain of digests (trust.md B3).
"""

from django.db import models
from django.db.models.functions import Now


class Entry(models.Model):
    """One act: who did what to which subject, when."""

    word = models.TextField()
    subject = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "journal_entry"
        indexes = [models.Index(fields=["subject", "id"], name="journal_entry_about_subject")]


class Reading(models.Model):
    """One look at personal data: the diary that a citizen may ask for."""

    subject = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    purpose = models.TextField()

    class Meta:
        db_table = "journal_reading"
        indexes = [models.Index(fields=["subject", "id"], name="journal_reading_about_subject")]


class Seal(models.Model):
    """The place of one entry in the chain of digests."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    digest = models.TextField()

    class Meta:
        db_table = "journal_seal"
