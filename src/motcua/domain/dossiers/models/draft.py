"""A dossier that is still being filled in by the applicant (state `draft`)."""

from uuid import uuid4

from django.db import models

from motcua.domain.dossiers.errors import DraftNotFound
from motcua.domain.dossiers.values import DraftId
from motcua.domain.identity.values import AccountId
from motcua.foundation.db.rows import first, first_with

_OWN = "WHERE id = %s AND account_id = %s FOR NO KEY UPDATE"


class DraftQuerySet(models.QuerySet["Draft"]):
    def lock_own(self, draft_id: DraftId, account_id: AccountId | None) -> "Draft":
        """The draft for update, if it belongs to this account. Raises DraftNotFound."""
        found = first(Draft, _OWN, [draft_id, account_id])
        if found is None:
            raise DraftNotFound(draft_id=str(draft_id))
        return found

    def lock_to_send(self, draft_id: DraftId, account_id: AccountId | None) -> tuple["Draft", int]:
        """Likewise, with an id for the dossier that it becomes: other rows name it before it is
        written. Raises DraftNotFound."""
        next_id = "nextval(pg_get_serial_sequence('dossiers_dossier', 'id'))"
        found = first_with(next_id, Draft, _OWN, [draft_id, account_id])
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
    form_key = models.TextField()
    form_version = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    papers = models.JSONField(default=dict)  # {"<component order>": {"file_id": …, "name": …}}
    delivery = models.JSONField(default=dict)  # where it is filed, how the result comes back
    pages_done = models.JSONField(default=list)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    dossier = models.ForeignKey(
        "dossiers.Dossier", null=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = DraftQuerySet.as_manager()

    class Meta:
        db_table = "dossiers_draft"
        indexes = [
            models.Index(fields=["account", "-saved_at"], name="dossiers_draft_of_account"),
            models.Index(
                fields=["saved_at"],
                name="dossiers_draft_unsent_by_age",
                condition=models.Q(dossier__isnull=True),
            ),
        ]
