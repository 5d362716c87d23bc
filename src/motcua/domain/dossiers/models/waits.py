"""What a dossier waits for: papers, money, a lawful pause."""

from django.db import models
from django.db.models import F, Q

from .dossier import Dossier
from .slip import Slip


class SupplementRequest(models.Model):
    """One request to supply papers (form 02), and what became of it."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="supplement_requests_made"
    )
    ordinal = models.PositiveSmallIntegerField()
    is_at_intake = models.BooleanField()
    items = (
        models.JSONField()
    )  # [{"order", "name", "original", "copy", "what"}]: papers of the list
    reason = models.TextField()
    legal_basis = models.TextField()
    complete_by = models.DateField(null=True)  # Only where the law sets one.
    requested_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # What was due until then.
    sent_at = models.DateTimeField(null=True)  # The applicant says: here they are.
    sent_note = models.TextField(default="")  # what the applicant wrote along with them
    completed_at = models.DateTimeField(null=True)  # The one-stop unit has checked them.
    slip = models.ForeignKey(Slip, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "dossiers_supplement_request"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "ordinal"], name="dossier_supplement_request_is_numbered"
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(completed_at__isnull=True),
                name="dossier_has_one_open_supplement_request",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(items=[]), name="dossier_supplement_says_what_and_why"
            ),
        ]


class ExtraPaperAttempt(models.Model):
    """Somebody wanted a paper that the published procedure does not list, and was refused."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="extra_paper_attempts"
    )
    agency = models.ForeignKey("organisations.Agency", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    paper_name = models.TextField()
    attempted_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "dossiers_extra_paper_attempt"


class Pause(models.Model):
    """Time that a limit leaves out, on a ground that the law lists."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="pauses")
    ground = models.TextField()  # a key of the regime's pause_grounds, or "payment"
    reason = models.TextField(default="")
    legal_basis = models.TextField(default="")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    expected_until = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)  # What was due when it began.

    class Meta:
        db_table = "dossiers_pause"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(until__isnull=True),
                name="dossier_is_paused_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="dossier_pause_ends_after_it_begins",
            ),
        ]


class Obligation(models.Model):
    """Money that must be paid before a dossier goes on (nghĩa vụ tài chính)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="obligations")
    kind = models.TextField()  # rules.ObligationKind
    name = models.TextField()
    amount_vnd = models.PositiveBigIntegerField()
    pauses_clock = models.BooleanField()
    raised_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    receipt_number = models.TextField(default="")

    class Meta:
        db_table = "dossiers_obligation"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(paid_at__isnull=True),
                name="dossier_owes_one_thing_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=True) | ~Q(receipt_number=""),
                name="dossier_obligation_paid_has_a_receipt",
            ),
        ]
