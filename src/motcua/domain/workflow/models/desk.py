"""What an officer keeps at the desk: views, notes, days away."""

from django.db import models
from django.db.models import F, Q


class SavedView(models.Model):
    """Filters of the inbox under a name."""

    account = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    query = models.TextField()  # as in the address
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "workflow_saved_view"
        constraints = [
            models.UniqueConstraint(fields=["account", "name"], name="saved_view_has_its_own_name")
        ]


class QuickNote(models.Model):
    """A note of an official on a dossier, for officials only."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agency_code = models.TextField()
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        db_table = "workflow_quick_note"
        indexes = [models.Index(fields=["dossier", "-written_at"], name="quick_note_of_dossier")]


class Absence(models.Model):
    """Somebody is away; a colleague of the same agency stands in (người làm thay)."""

    account = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+")
    substitute = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+")
    agency_code = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.TextField(default="")
    entered_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    entered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "workflow_absence"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(account=F("substitute")), name="nobody_stands_in_for_oneself"
            ),
        ]
