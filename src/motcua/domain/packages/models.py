"""Imports of packages: which text came when, and what it began here."""

from django.db import models

from motcua.foundation.privacy import Classification, Sensitivity


class PackageImport(models.Model):
    """One import. The text itself is not kept: what it said went into record, process and forms."""

    slug = models.TextField()
    digest = models.TextField()
    examples = models.JSONField(default=list)  # as in the package; they travel on with an export
    record = models.ForeignKey(
        "catalogue.RecordDraft", null=True, on_delete=models.PROTECT, related_name="+"
    )
    process_version = models.ForeignKey(
        "processes.ProcessVersionRow", null=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "packages_import"
        indexes = [models.Index(fields=["slug", "-imported_at"], name="packages_latest_import")]


PRIVACY: Classification = {
    "packages_import": {
        "id": Sensitivity.INTERNAL,
        "slug": Sensitivity.PUBLIC,
        "digest": Sensitivity.PUBLIC,
        "examples": Sensitivity.PUBLIC,
        "record_id": Sensitivity.INTERNAL,
        "process_version_id": Sensitivity.INTERNAL,
        "imported_by_id": Sensitivity.INTERNAL,
        "imported_at": Sensitivity.INTERNAL,
    }
}
