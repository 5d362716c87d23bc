"""What hangs where since when, and how checks found it."""

from django.db import models

from motcua.foundation.privacy import Sensitivity


class Posting(models.Model):
    """A sheet of a procedure's version that hangs at a place since a day."""

    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    slug = models.TextField()
    version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    posted_on = models.DateField()
    entered_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "control_posting"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "slug", "version"], name="posting_once_per_place_and_version"
            )
        ]


class PostingCheck(models.Model):
    """A check of a place's board, dated, with a photo. Never changed."""

    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    entered_at = models.DateTimeField()
    findings = models.JSONField()  # slug → hanging, outdated or missing
    has_feedback_address = models.BooleanField()
    has_staff_names = models.BooleanField()
    note = models.TextField(default="", blank=True)
    photo = models.ForeignKey(
        "documents.File", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "control_posting_check"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "checked_on", "checked_by"], name="one_check_a_day_and_person"
            )
        ]


PRIVACY = {
    "control_posting": dict.fromkeys(
        ("id", "agency_id", "slug", "version_id", "posted_on", "entered_by_id", "entered_at"),
        Sensitivity.INTERNAL,
    ),
    "control_posting_check": dict.fromkeys(
        (
            "id",
            "agency_id",
            "checked_on",
            "checked_by_id",
            "entered_at",
            "findings",
            "has_feedback_address",
            "has_staff_names",
            "note",
            "photo_id",
        ),
        Sensitivity.INTERNAL,
    ),
}
