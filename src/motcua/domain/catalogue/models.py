"""Procedures and their versions as rows.

A version row never changes once it is published: a correction supersedes it with a new one, so that
a dossier's version stays what it was.
"""

from django.db import models
from django.db.models.functions import Now

from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import Limit, LimitUnit
from motcua.foundation.db.reference_data import DataVersion
from motcua.foundation.privacy import Sensitivity

from .values import UNFINISHED, ChangeKind, Level, OnlineMode, RecordState


class CatalogueVersion(DataVersion):
    """Changes with every publication of procedures."""

    class Meta:
        db_table = "catalogue_version"


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


class LegalInstrument(models.Model):
    """A legal document and what took its place."""

    number = models.TextField(primary_key=True)
    name = models.TextField()
    issued_on = models.DateField(null=True)
    issuer = models.TextField(default="", blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor_number = models.TextField(null=True)
    mark = models.TextField(default="assumed")

    class Meta:
        db_table = "catalogue_legal_instrument"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="instrument_ends_after_it_begins",
            )
        ]


class PublicationDecision(models.Model):
    """A decision of publication and how far it has come (63/2010/NĐ-CP art. 13-15, 24)."""

    number = models.TextField(default="", blank=True)
    signed_on = models.DateField(null=True)
    signer_name = models.TextField(default="", blank=True)
    signer_title = models.TextField(default="", blank=True)
    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    effective_from = models.DateField()
    instrument_number = models.TextField(default="", blank=True)
    instrument_effective_on = models.DateField(null=True)
    is_shortened = models.BooleanField(default=False)
    signed_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    signed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    entered_in_database_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "catalogue_decision"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"],
                condition=~models.Q(number=""),
                name="decision_number_once_per_agency",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True)
                | (~models.Q(number="") & models.Q(signed_on__isnull=False)),
                name="signed_decision_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True) | models.Q(signed_at__isnull=False),
                name="published_decision_is_signed",
            ),
        ]


class RecordDraft(models.Model):
    """A procedure under work: what is drafted, checked and signed before it is a version."""

    slug = models.TextField(db_index=True)
    change_kind = models.TextField(choices=[(kind.value, kind.name) for kind in ChangeKind])
    state = models.TextField(
        choices=[(state.value, state.name) for state in RecordState],
        default=RecordState.DRAFTED.value,
    )
    facts = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    base_version_id = models.BigIntegerField(null=True)
    decision = models.ForeignKey(
        PublicationDecision, null=True, on_delete=models.PROTECT, related_name="+"
    )
    drawn_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    saved_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    checked_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    checked_at = models.DateTimeField(null=True)
    remarks = models.TextField(default="", blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_record"
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(state__in=[state.value for state in UNFINISHED]),
                name="one_record_under_work_per_procedure",
            )
        ]


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
    search_name = models.TextField()  # without accents
    search_keywords = models.TextField()  # |one|another|
    search_text = models.TextField()
    decision = models.ForeignKey(
        PublicationDecision, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField(db_default=Now())  # known since
    superseded_at = models.DateTimeField(null=True)  # a correction took its place

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
    def is_free(self) -> bool:
        return all(fee["amount_vnd"] == 0 for fee in self.fees)

    @property
    def is_fully_online(self) -> bool:
        return self.online_is_available and self.online_mode == OnlineMode.FULL


# The law and who applies it: nothing here is about a person.
PRIVACY = {
    "catalogue_version": dict.fromkeys(("id", "token", "published_at"), Sensitivity.INTERNAL),
    "catalogue_field": dict.fromkeys(("key", "name", "position"), Sensitivity.PUBLIC),
    "catalogue_procedure": dict.fromkeys(
        ("id", "slug", "former_codes", "position", "use_rank"), Sensitivity.PUBLIC
    ),
    "catalogue_legal_instrument": dict.fromkeys(
        (
            "number",
            "name",
            "issued_on",
            "issuer",
            "valid_from",
            "valid_to",
            "successor_number",
            "mark",
        ),
        Sensitivity.PUBLIC,
    ),
    "catalogue_decision": dict.fromkeys(
        (
            "id",
            "number",
            "signed_on",
            "signer_name",
            "signer_title",
            "agency_id",
            "effective_from",
            "instrument_number",
            "instrument_effective_on",
            "is_shortened",
            "signed_by_id",
            "signed_at",
            "published_at",
            "entered_in_database_at",
        ),
        Sensitivity.INTERNAL,
    ),
    "catalogue_record": dict.fromkeys(
        (
            "id",
            "slug",
            "change_kind",
            "state",
            "facts",
            "revision",
            "base_version_id",
            "decision_id",
            "drawn_by_id",
            "saved_by_id",
            "checked_by_id",
            "checked_at",
            "remarks",
            "created_at",
            "saved_at",
        ),
        Sensitivity.INTERNAL,
    ),
    "catalogue_procedure_version": dict.fromkeys(
        (
            "id",
            "procedure_id",
            "code",
            "name",
            "field_id",
            "tier",
            "level",
            "vertical",
            "publication_status",
            "subjects",
            "limit_value",
            "limit_unit",
            "is_same_day",
            "cutoff",
            "cutoff_rule",
            "limit_variants",
            "fees",
            "components",
            "results",
            "legal_basis",
            "competent_names",
            "receiving_names",
            "coordinating_names",
            "conditions",
            "keywords",
            "post_receives",
            "post_returns",
            "online_is_available",
            "online_mode",
            "online_level",
            "has_online_payment",
            "steps",
            "steps_hours",
            "linked_slugs",
            "supplement_requests_max",
            "local_code",
            "publishing_agency_name",
            "cases",
            "sequence",
            "methods",
            "set_count",
            "authorised_names",
            "is_received_at_one_stop",
            "reason_not_at_one_stop",
            "online_partial_reason",
            "is_boundary_free",
            "pause_grounds",
            "late_rule",
            "posting_duties",
            "data_sources",
            "interlinked_group",
            "guide_video_url",
            "sample_dossier_url",
            "decision_id",
            "recorded_at",
            "note",
            "marks",
            "sources",
            "valid_from",
            "valid_to",
            "search_name",
            "search_keywords",
            "search_text",
            "superseded_at",
        ),
        Sensitivity.PUBLIC,
    ),
}
