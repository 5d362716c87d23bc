"""Answers already given, by key."""

from django.db import models
from django.db.models.functions import Now


class StoredAnswer(models.Model):
    """The answer to one keyed request, kept at least 24 hours."""

    key_digest = models.TextField(primary_key=True)
    request_digest = models.TextField()
    answer = models.JSONField()
    answered_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        db_table = "idempotency_answer"
