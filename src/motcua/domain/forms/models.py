"""Versions of electronic forms. A dossier keeps the version it was filled in."""

from django.db import models

from motcua.foundation.privacy import Classification, Sensitivity


class FormVersion(models.Model):
    """One version of one form, as published."""

    key = models.TextField()
    version = models.PositiveIntegerField()
    implements = models.TextField(default="")  # Name of the published form it replaces.
    valid_from = models.DateField()
    description = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        db_table = "forms_version"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"], name="form_version_is_published_once"
            ),
            models.UniqueConstraint(
                fields=["key", "valid_from"], name="form_versions_begin_on_different_days"
            ),
        ]


PRIVACY: Classification = {
    "forms_version": {
        "id": Sensitivity.INTERNAL,
        "key": Sensitivity.PUBLIC,
        "version": Sensitivity.PUBLIC,
        "implements": Sensitivity.PUBLIC,
        "valid_from": Sensitivity.PUBLIC,
        "description": Sensitivity.PUBLIC,
        "published_at": Sensitivity.PUBLIC,
    }
}
