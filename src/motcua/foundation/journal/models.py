"""The journal's tables. Rows are added, never changed: a trigger refuses the rest.

No personal data in the journal itself: people stand here as references (`account:12`), what may be
personal as a salted digest of a row in `journal_private`, the one table whose rows may be erased. So
erasing a person never breaks the chain (trust.md B3).
"""

from django.db import models
from django.db.models.functions import Now

from motcua.foundation.privacy import Classification, Sensitivity


class Entry(models.Model):
    """One act: who did what to which subject, when."""

    word = models.TextField()
    subject = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(db_default=Now())
    mark = models.TextField(null=True)  # foundation.signing.marks; null: nobody of ours wrote it.

    class Meta:
        db_table = "journal_entry"
        indexes = [models.Index(fields=["subject", "id"], name="journal_entry_about_subject")]


class PrivateFact(models.Model):
    """What an entry only commits to: `digest` is that of salt and value. Erasing leaves the digest."""

    digest = models.TextField(primary_key=True)
    subject = models.TextField()
    name = models.TextField()
    salt = models.TextField()
    value = models.TextField()

    class Meta:
        db_table = "journal_private"
        indexes = [models.Index(fields=["subject"], name="journal_private_about_subject")]


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
    """The place of one entry: in the order of all, and in that of its subject.

    `nodes` holds the digests of all complete subtrees of the Merkle tree (RFC 6962) that end here, 32
    bytes each, the entry's own leaf first. Any root and any proof is made of a few such rows.
    """

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    subject = models.TextField()
    ordinal = models.IntegerField()
    sealed_at = models.DateTimeField()
    nodes = models.BinaryField()

    class Meta:
        db_table = "journal_seal"
        indexes = [models.Index(fields=["subject", "position"], name="journal_seal_of_subject")]


class Root(models.Model):
    """The signed root of a day, as it was published; a day may have several, each larger."""

    day = models.DateField()
    size = models.BigIntegerField()
    document = models.JSONField()

    class Meta:
        db_table = "journal_root"
        constraints = [
            models.UniqueConstraint(fields=["day", "size"], name="journal_root_is_signed_once")
        ]


_INTERNAL = Sensitivity.INTERNAL
PRIVACY: Classification = {
    "journal_entry": {
        "id": _INTERNAL,
        "word": _INTERNAL,
        "subject": _INTERNAL,
        "by": _INTERNAL,
        "at": _INTERNAL,
        "facts": _INTERNAL,
        "recorded_at": _INTERNAL,
        "mark": _INTERNAL,
    },
    "journal_private": {
        "digest": _INTERNAL,
        "subject": _INTERNAL,
        "name": _INTERNAL,
        "salt": Sensitivity.PERSONAL,
        "value": Sensitivity.PERSONAL,
    },
    "journal_reading": {
        "id": _INTERNAL,
        "subject": _INTERNAL,
        "by": _INTERNAL,
        "at": _INTERNAL,
        "purpose": _INTERNAL,
    },
    "journal_seal": {
        "position": _INTERNAL,
        "entry_id": _INTERNAL,
        "subject": _INTERNAL,
        "ordinal": _INTERNAL,
        "sealed_at": _INTERNAL,
        "nodes": _INTERNAL,
    },
    "journal_root": {
        "id": _INTERNAL,
        "day": Sensitivity.PUBLIC,
        "size": Sensitivity.PUBLIC,
        "document": Sensitivity.PUBLIC,
    },
}
