"""The national list of divisions, beside the divisions that the province itself keeps."""

from django.db import models

from motcua.domain.organisations.values import DivisionLevel


class ListedDivision(models.Model):
    """A division of the country as a list says it. A row is never changed, only superseded."""

    source = models.TextField()
    code = models.TextField()
    level = models.TextField(choices=[(word.value, word.name) for word in DivisionLevel])
    name = models.TextField()
    plain_name = models.TextField()
    kind = models.TextField()
    parent_code = models.TextField(default="", blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "organisations_listed_division"
        indexes = [
            models.Index(fields=["parent_code", "level"], name="listed_division_by_parent"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "level", "valid_from"],
                condition=models.Q(superseded_at__isnull=True),
                nulls_distinct=False,
                name="listed_division_stands_once",
            ),
        ]


class ListedSuccession(models.Model):
    """One division of the country going into another, as a list says it."""

    source = models.TextField()
    predecessor_code = models.TextField()
    successor_code = models.TextField()
    took_effect_on = models.DateField()
    extent = models.TextField()  # whole or partial
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "organisations_listed_succession"
        indexes = [
            models.Index(fields=["successor_code"], name="listed_succession_by_successor"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor_code", "successor_code", "took_effect_on"],
                condition=models.Q(superseded_at__isnull=True),
                name="listed_succession_stands_once",
            ),
        ]
