"""Procedures and their versions as rows.

A version row never changes once it is published: a correction supersedes it with a new one, so that
a dossier's version stays what it was.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Now

from motcua.domain.catalogue.values import Level, OnlineMode
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import Limit, LimitUnit
from motcua.foundation import clock
from motcua.foundation.db.reference_data import DataVersion

from .publication import PublicationDecision


class CatalogueVersion(DataVersion):
    """Changes with every publication of procedures."""

    class Meta:
        db_table = "catalogue_version"

    def moment(self, at: datetime) -> datetime:
        """The moment from which what is published now is known: after all that was known before.

        Machines whose clocks differ a little, or that publish within one moment, would else make two
        versions known for one day, or leave a correction behind what it corrects (LR-110). What lies
        farther back is a past that is told afterwards and keeps its moment.
        """
        last = self.published_at
        if last is not None and timedelta() <= last - at <= clock.DIFFERENCE_MAX:
            return last + timedelta(microseconds=1)
        return at


class ProcedureField(models.Model):
    """A field (lĩnh vực)."""

    key = models.TextField(primary_key=True)
    name = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "catalogue_field"


class Procedure(models.Model):
    """A procedure through time. `slug` is our stable name for it."""

    slug = models.TextField(unique=True)
    former_codes = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField()  # in the published list
    use_rank = models.PositiveSmallIntegerField(null=True)  # 1 is the most used

    class Meta:
        db_table = "catalogue_procedure"


class ProcedureVersion(models.Model):
    """All facts of a procedure during a period. The JSON columns have the shape of the data files."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    code = models.TextField(null=True, db_index=True)
    name = models.TextField()
    field = models.ForeignKey(ProcedureField, on_delete=models.PROTECT, related_name="+")
    tier = models.TextField(choices=[(tier.value, tier.name) for tier in Tier])
    level = models.TextField(choices=[(level.value, level.name) for level in Level])
    vertical = models.TextField(null=True)
    publication_status = models.TextField()
    subjects = models.JSONField()
    limit_value = models.FloatField()
    limit_unit = models.TextField(choices=[(unit.value, unit.name) for unit in LimitUnit])
    is_same_day = models.BooleanField(default=False)
    cutoff = models.TimeField(null=True)
    cutoff_rule = models.TextField(null=True)
    limit_variants = models.JSONField(default=list)
    fees = models.JSONField(default=list)
    components = models.JSONField()
    results = models.JSONField()
    legal_basis = models.JSONField()
    competent_names = models.JSONField()
    receiving_names = models.JSONField()
    coordinating_names = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    keywords = models.JSONField(default=list)
    post_receives = models.BooleanField()
    post_returns = models.BooleanField()
    online_is_available = models.BooleanField()
    online_mode = models.TextField(null=True)
    online_level = models.PositiveSmallIntegerField(null=True)  # 1-4, before 42/2022/ND-CP
    has_online_payment = models.BooleanField()
    steps = models.JSONField(default=list)
    steps_hours = models.FloatField()
    linked_slugs = models.JSONField(default=list)
    supplement_requests_max = models.PositiveSmallIntegerField(null=True)  # null: as the regime
    local_code = models.TextField(null=True)
    publishing_agency_name = models.TextField(default="", blank=True)
    cases = models.JSONField(default=list)
    sequence = models.JSONField(default=list)
    methods = models.JSONField(default=list)
    set_count = models.PositiveSmallIntegerField(default=1)
    authorised_names = models.JSONField(default=list)
    is_received_at_one_stop = models.BooleanField(default=True)
    reason_not_at_one_stop = models.TextField(null=True)
    online_partial_reason = models.TextField(null=True)
    is_boundary_free = models.BooleanField(default=True)
    pause_grounds = models.JSONField(default=list)
    late_rule = models.TextField(null=True)
    posting_duties = models.JSONField(default=list)
    data_sources = models.JSONField(default=list)
    interlinked_group = models.TextField(null=True)
    guide_video_url = models.TextField(null=True)
    sample_dossier_url = models.TextField(null=True)
    note = models.TextField(null=True)
    marks = models.JSONField(default=dict)
    sources = models.JSONField(default=list)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    decision = models.ForeignKey(
        PublicationDecision, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField(db_default=Now())  # known since
    superseded_at = models.DateTimeField(null=True)  # a correction took its place
    copy_of = models.BigIntegerField(null=True)  # the row that it repeats with another last day
    successor_slug = models.TextField(null=True)  # what took its place, once it is replaced
    correction_reason = models.TextField(default="", blank=True)  # why it superseded another

    class Meta:
        db_table = "catalogue_procedure_version"
        indexes = [models.Index(fields=["procedure", "valid_from"], name="version_by_procedure")]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "valid_from"],
                condition=models.Q(superseded_at__isnull=True),
                nulls_distinct=False,
                name="version_once_per_procedure_and_start",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(limit_value__gt=0), name="version_limit_is_positive"
            ),
        ]

    @property
    def slug(self) -> str:
        return self.procedure.slug

    @property
    def limit(self) -> Limit:
        return Limit(self.limit_value, LimitUnit(self.limit_unit))

    @property
    def field_name(self) -> str:
        return self.field.name

    @property
    def is_fully_online(self) -> bool:
        return self.online_is_available and self.online_mode == OnlineMode.FULL
