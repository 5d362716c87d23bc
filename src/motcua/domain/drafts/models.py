"""What is still being filled in by the applicant (state `draft`)."""

from uuid import uuid4

from django.db import models

from motcua.domain.identity.values import AccountId
from motcua.foundation.db.rows import first, first_with
from motcua.foundation.privacy import Classification, Sensitivity

from .errors import DraftNotFound
from .values import DraftId

_OWN = "WHERE id = %s AND account_id = %s FOR NO KEY UPDATE"


class DraftQuerySet(models.QuerySet["Draft"]):
    def lock_own(self, draft_id: DraftId, account_id: AccountId | None) -> "Draft":
        """The draft for update, if it belongs to this account. Raises DraftNotFound."""
        found = first(Draft, _OWN, [draft_id, account_id])
        if found is None:
            raise DraftNotFound(draft_id=str(draft_id))
        return found

    def lock_with(
        self, draft_id: DraftId, account_id: AccountId | None, *, expression: str
    ) -> tuple["Draft", int]:
        """Likewise, and in the same message what an expression gives. Raises DraftNotFound."""
        found = first_with(expression, Draft, _OWN, [draft_id, account_id])
        if found is None:
            raise DraftNotFound(draft_id=str(draft_id))
        return found


class Draft(models.Model):
    """What was typed and attached so far, right or wrong. Deleted after `DRAFT_DAYS_MAX` days."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    account = models.ForeignKey(
        "identity.Account", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    procedure_slug = models.TextField()
    case_key = models.TextField(default="")  # The case that the applicant says is theirs.
    form_key = models.TextField()
    form_version = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    papers = models.JSONField(default=dict)  # {"<component order>": {"file_id": …, "name": …}}
    delivery = models.JSONField(default=dict)  # where it is filed, how the result comes back
    pages_done = models.JSONField(default=list)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    # What it became. Dossiers stand above this module: their id, no foreign key.
    dossier_id = models.BigIntegerField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        db_table = "drafts_draft"
        constraints = [
            models.UniqueConstraint(fields=["dossier_id"], name="draft_becomes_one_dossier")
        ]
        indexes = [
            models.Index(fields=["account", "-saved_at"], name="drafts_draft_of_account"),
            models.Index(
                fields=["saved_at"],
                name="drafts_draft_unsent_by_age",
                condition=models.Q(dossier_id__isnull=True),
            ),
        ]


PRIVACY: Classification = {
    "drafts_draft": {
        "id": Sensitivity.INTERNAL,
        "account_id": Sensitivity.INTERNAL,
        "procedure_slug": Sensitivity.PERSONAL,  # Says what a known person is about to ask for.
        "case_key": Sensitivity.PERSONAL,
        "form_key": Sensitivity.INTERNAL,
        "form_version": Sensitivity.INTERNAL,
        "answers": Sensitivity.PERSONAL,
        "papers": Sensitivity.PERSONAL,
        "delivery": Sensitivity.PERSONAL,
        "pages_done": Sensitivity.INTERNAL,
        "started_at": Sensitivity.INTERNAL,
        "saved_at": Sensitivity.INTERNAL,
        "dossier_id": Sensitivity.INTERNAL,
    },
}
