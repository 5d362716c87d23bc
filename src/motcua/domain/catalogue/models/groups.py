"""Interlinked procedures as rows. A group that changes is closed and opened anew, not rewritten."""

from django.db import models


class ProcedureGroup(models.Model):
    """Procedures that a decision links (liên thông), during a period."""

    code = models.TextField()
    name = models.TextField()
    lead_agency_name = models.TextField()
    decision_number = models.TextField(default="", blank=True)
    members = models.JSONField()  # [{slug, order, is_parallel}]
    mark = models.TextField(default="assumed")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "catalogue_group"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], nulls_distinct=False, name="group_once_per_start"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="group_ends_after_it_begins",
            ),
        ]
