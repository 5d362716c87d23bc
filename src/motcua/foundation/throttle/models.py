"""The tries of the last minutes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Window(models.Model):
    """The admitted tries of one key. The table is unlogged: a crash of the server empties it.

    Keys are kept as keyed digests: no name and no address can be read out of this table.
    """

    key_digest = models.TextField(primary_key=True)
    tries_at = ArrayField(models.DateTimeField())
    is_admitted = models.BooleanField()  # Whether the latest try was.
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "throttle_window"
        indexes = [models.Index(fields=["expires_at"], name="throttle_window_by_expiry")]
