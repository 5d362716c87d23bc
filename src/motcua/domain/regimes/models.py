"""Regimes and their parameters as rows."""

from django.db import models

from motcua.foundation.db.reference_data import DataVersion
from motcua.foundation.privacy import Sensitivity


class RegimeVersion(DataVersion):
    """Changes with every publication of regimes or parameters."""

    class Meta:
        db_table = "regimes_version"


class Profile(models.Model):
    """A named regime, or a sub-version of one, during a period."""

    key = models.TextField()
    version = models.TextField()
    name = models.TextField()
    instrument = models.TextField()
    mark = models.TextField()
    valid_from = models.DateField(unique=True)
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "regimes_profile"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="profile_ends_after_it_begins",
            )
        ]


class LegalParameter(models.Model):
    """The value of one parameter during a period, with its instrument."""

    key = models.TextField()
    value = models.JSONField(null=True)
    instrument = models.TextField()
    article = models.TextField(default="", blank=True)
    mark = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "regimes_parameter"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"], name="parameter_once_per_key_and_start"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="parameter_ends_after_it_begins",
            ),
        ]


# The law and who applies it: nothing here is about a person.
PRIVACY = {
    "regimes_version": dict.fromkeys(("id", "token", "published_at"), Sensitivity.INTERNAL),
    "regimes_profile": dict.fromkeys(
        ("id", "key", "version", "name", "instrument", "mark", "valid_from", "valid_to"),
        Sensitivity.PUBLIC,
    ),
    "regimes_parameter": dict.fromkeys(
        ("id", "key", "value", "instrument", "article", "mark", "valid_from", "valid_to"),
        Sensitivity.PUBLIC,
    ),
}
