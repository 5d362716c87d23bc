"""Versions of life events as they were published. What was published is never rewritten."""

from django.db import models

from motcua.foundation.db.reference_data import DataVersion
from motcua.foundation.privacy import Classification, Sensitivity


class GuidanceRelease(DataVersion):
    """Changes with every publication of guidance."""

    class Meta:
        db_table = "guidance_release"


class EventVersion(models.Model):
    """One version of one life event. Of those that begin on one day the latest takes the place."""

    key = models.TextField()
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    description = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        db_table = "guidance_event_version"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"], name="event_version_is_published_once"
            ),
        ]


# Editorial texts about the law: nothing here is about a person, and answers are never kept.
PRIVACY: Classification = {
    "guidance_release": dict.fromkeys(("id", "token", "published_at"), Sensitivity.INTERNAL),
    "guidance_event_version": {
        "id": Sensitivity.INTERNAL,
        "key": Sensitivity.PUBLIC,
        "version": Sensitivity.PUBLIC,
        "valid_from": Sensitivity.PUBLIC,
        "description": Sensitivity.PUBLIC,
        "published_at": Sensitivity.PUBLIC,
    },
}
