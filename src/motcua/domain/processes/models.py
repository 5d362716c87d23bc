"""Versions of internal processes. A published one never changes; its last day may be set."""

from django.db import models
from django.db.models import F, Q

from motcua.foundation.privacy import Classification, Sensitivity

from .values import ProcessStatus


class ProcessVersionRow(models.Model):
    """One version. `body` has the shape of `rules.written`."""

    procedure_slug = models.TextField()
    number = models.PositiveIntegerField()
    status = models.TextField()
    symbol = models.TextField(default="")
    body = models.JSONField()
    digest = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    decision_number = models.TextField(default="")
    decided_on = models.DateField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    drawn_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    changed_at = models.DateTimeField()
    published_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    published_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "processes_version"
        constraints = [
            models.UniqueConstraint(
                fields=["procedure_slug", "number"], name="process_version_number_stands_once"
            ),
            models.UniqueConstraint(
                fields=["procedure_slug", "valid_from"],
                condition=Q(status=ProcessStatus.PUBLISHED),
                name="process_version_begins_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[each.value for each in ProcessStatus]),
                name="process_version_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=ProcessStatus.PUBLISHED)
                | Q(valid_from__isnull=False, published_at__isnull=False) & ~Q(decision_number=""),
                name="process_version_in_force_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="process_version_ends_after_it_begins",
            ),
        ]


PRIVACY: Classification = {
    "processes_version": {
        "id": Sensitivity.INTERNAL,
        "procedure_slug": Sensitivity.PUBLIC,
        "number": Sensitivity.PUBLIC,
        "status": Sensitivity.INTERNAL,
        "symbol": Sensitivity.PUBLIC,
        "body": Sensitivity.INTERNAL,
        "digest": Sensitivity.INTERNAL,
        "revision": Sensitivity.INTERNAL,
        "decision_number": Sensitivity.PUBLIC,
        "decided_on": Sensitivity.PUBLIC,
        "valid_from": Sensitivity.PUBLIC,
        "valid_to": Sensitivity.PUBLIC,
        "drawn_by_id": Sensitivity.INTERNAL,
        "changed_at": Sensitivity.INTERNAL,
        "published_by_id": Sensitivity.INTERNAL,
        "published_at": Sensitivity.INTERNAL,
    },
}
