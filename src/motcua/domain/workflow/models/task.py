"""The run of one dossier through its process, and what is asked of whom on the way."""

from django.db import models
from django.db.models import F, Q


class Run(models.Model):
    """One dossier on one version of a process. It stays on the version in force at its intake.

    `process_version` is empty where no process was published: then the built-in one of the
    procedure's version holds (`builtin` names it).
    """

    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    process_version = models.ForeignKey(
        "processes.ProcessVersionRow", null=True, on_delete=models.PROTECT, related_name="+"
    )
    builtin = models.TextField(default="")
    followed_version = models.PositiveIntegerField(default=0)  # of the dossier, as far as applied
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "workflow_run"


class Task(models.Model):
    """What is asked of a role in an agency, or of one person, from `opened_at` until `due_at`.

    The columns from `receiving_agency` on repeat what the dossier says, so that a desk of any size
    is read from one index; `follow` keeps them true.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="tasks")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    step_key = models.TextField(default="")  # empty: a matter beside the process
    ordinal = models.PositiveSmallIntegerField(default=1)  # the n-th time that this step is done
    kind = models.TextField()
    name = models.TextField()
    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    role_key = models.TextField()
    assignee = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    barred = models.ForeignKey(  # who must not do it: the appraiser does not sign
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    hours = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    is_held = models.BooleanField(default=False)  # the dossier waits; nobody is asked meanwhile
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    ended_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    note = models.TextField(default="")
    version = models.PositiveIntegerField(default=1)

    receiving_agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    competent_agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    procedure_slug = models.TextField()
    field_key = models.TextField()
    channel = models.TextField()
    dossier_due_at = models.DateTimeField(null=True)
    # What a desk is sorted by: the dossier's due time, else the task's, else infinity.
    urgent_at = models.DateTimeField()

    class Meta:
        db_table = "workflow_task"
        constraints = [
            models.UniqueConstraint(
                fields=["run", "kind", "step_key", "agency", "ordinal"],
                name="task_is_opened_once",
            ),
            models.UniqueConstraint(
                fields=["run", "kind", "step_key", "agency"],
                condition=Q(ended_at__isnull=True),
                name="task_is_open_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("opened_at")),
                name="task_ends_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="")
                | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="task_that_ended_has_an_outcome",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "role_key", "urgent_at", "id"],
                name="task_by_role",
                condition=Q(ended_at__isnull=True, assignee__isnull=True, is_held=False),
            ),
            models.Index(
                fields=["assignee", "urgent_at", "id"],
                name="task_by_assignee",
                condition=Q(ended_at__isnull=True, assignee__isnull=False),
            ),
            models.Index(
                fields=["agency", "urgent_at", "id"],
                name="task_by_agency",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["receiving_agency", "urgent_at", "id"],
                name="task_by_receiving",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["competent_agency", "urgent_at", "id"],
                name="task_by_competent",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["ended_by", "-ended_at", "-id"],
                name="task_by_who_ended",
                condition=Q(ended_by__isnull=False),
            ),
            models.Index(
                fields=["due_at", "id"],
                name="task_by_due",
                condition=Q(ended_at__isnull=True, due_at__isnull=False, is_held=False),
            ),
        ]
