"""What is drafted, checked, signed and published before it is a version."""

from django.db import models

from motcua.domain.catalogue.values import UNFINISHED, ChangeKind, RecordState


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
    withdrawn_at = models.DateTimeField(null=True)  # before it was published

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
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="published_decision_is_not_withdrawn",
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
                condition=models.Q(state__in=sorted(state.value for state in UNFINISHED)),
                name="one_record_under_work_per_procedure",
            )
        ]
