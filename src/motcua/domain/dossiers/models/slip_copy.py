"""Printings of a slip after the first: the slip's own facts never change."""

from django.db import models

from .slip import Slip


class SlipCopy(models.Model):
    """A slip that was issued again (bản cấp lại): drawn from the slip's facts and this number."""

    slip = models.ForeignKey(Slip, on_delete=models.PROTECT, related_name="copies")
    ordinal = models.PositiveSmallIntegerField()  # Bản cấp lại lần n
    reason = models.TextField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "dossiers_slip_copy"
        constraints = [
            models.UniqueConstraint(
                fields=["slip", "ordinal"], name="dossiers_slip_copy_is_numbered"
            )
        ]
