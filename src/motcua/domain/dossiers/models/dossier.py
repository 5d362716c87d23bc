"""The dossier and the papers in it."""

from django.db import models
from django.db.models import F, Q

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.states import Position, Stage, State, Step
from motcua.foundation.db.rows import first

# Where a due time stands, where one stands still, where nothing is left but to give it out.
RUNNING_STATES = [State.ACCEPTED, State.IN_PROGRESS]
FINISHED_STATES = [State.REJECTED, State.RESULT_READY, State.RETURNED, State.ARCHIVED]
AT_ONE_STOP_STATES = [
    State.SUBMITTED,
    State.SUPPLEMENT_BEFORE_ACCEPTANCE,
    State.ACCEPTED,
    State.SUPPLEMENT_IN_PROCESS,
    State.WITHDRAW_REQUESTED,
    State.REJECTED,
    State.RESULT_READY,
]


class DossierQuerySet(models.QuerySet["Dossier"]):
    def lock(self, code: str) -> "Dossier":
        """The dossier for update: of two officers at once the second waits here, then sees what
        the first has done. Raises DossierNotFound."""
        found = first(Dossier, "WHERE code = %s FOR NO KEY UPDATE", [code])
        if found is None:
            raise DossierNotFound(dossier_code=code)
        return found


class Dossier(models.Model):
    """One submission for one procedure by one applicant (hồ sơ thủ tục hành chính)."""

    code = models.TextField(unique=True)  # Mã hồ sơ
    version = models.PositiveIntegerField(default=1)  # Grows by one with every act.
    state = models.TextField(default=State.SUBMITTED)
    stage = models.TextField(default=Stage.NONE)
    behind = models.JSONField(default=list)  # Where it goes back to after a wait: [state, stage]s.

    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, related_name="+"
    )
    procedure_name = models.TextField()  # As published on the day of submission.
    case_key = models.TextField(default="")  # Of the procedure; empty: not said
    regime_key = models.TextField()
    channel = models.TextField()
    receiving_agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    competent_agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    account = models.ForeignKey(  # None: handed in on paper by somebody without an account.
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    submitter_name = models.TextField()
    submitter_identity_number = models.TextField()
    submitter_address = models.TextField()
    phone_number = models.TextField()
    email = models.TextField(default="")
    form_key = models.TextField()
    form_version = models.PositiveIntegerField()
    answers = models.JSONField()
    return_method = models.TextField()
    return_address = models.TextField(default="")

    submitted_at = models.DateTimeField()
    entered_at = models.DateTimeField(null=True)  # When what happened on paper was typed in.
    clock_started_at = models.DateTimeField(null=True)  # The limit counts from here.
    accepted_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_derivation = models.JSONField(null=True)
    apology_raise_at = models.DateTimeField(null=True)  # When it is asked: will it be late?
    reappointments = models.PositiveSmallIntegerField(default=0)
    register_volume = models.PositiveSmallIntegerField(null=True)  # Quyển số
    register_serial = models.PositiveIntegerField(null=True)  # Số thứ tự
    holder = models.ForeignKey(  # The official who has it now; none while it lies in a queue.
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    held_since = models.DateTimeField()

    refusal_reason_key = models.TextField(default="")
    refusal_reason = models.TextField(default="")
    refusal_legal_basis = models.TextField(default="")

    supplement_requests = models.PositiveSmallIntegerField(default=0)
    withdrawal_reason = models.TextField(default="")
    withdrawal_answer = models.TextField(default="")  # Why it was declined, or what was given back

    outcome = models.TextField(default="")  # rules.Outcome of the draft that lies with the leader
    rejection_letter_number = models.TextField(default="")
    send_back_reason = models.TextField(
        default=""
    )  # What the leader wanted done again, the last time
    result_name = models.TextField(default="")
    result_number = models.TextField(default="")
    result_file = models.ForeignKey(
        "documents.File", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    appraised_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    approved_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    result_ready_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    returned_how = models.TextField(default="")
    parcel_number = models.TextField(default="")
    collection_reminders = models.PositiveSmallIntegerField(default=0)
    archive_index = models.TextField(default="")

    step: Step  # The row of the table of the act that is being done; not kept.

    objects = DossierQuerySet.as_manager()

    class Meta:
        db_table = "dossiers_dossier"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state for state in State if state is not State.DRAFT]),
                name="dossier_state_is_one_the_law_knows",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.IN_PROGRESS) & ~Q(stage=""))
                | (~Q(state=State.IN_PROGRESS) & Q(stage="")),
                name="dossier_has_a_stage_exactly_while_in_progress",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=False) | Q(due_at__isnull=True),
                name="dossier_is_due_only_after_acceptance",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*RUNNING_STATES, *FINISHED_STATES])
                | Q(due_at__isnull=False, clock_started_at__isnull=False),
                name="dossier_that_runs_is_due",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True)
                | ~Q(state__in=[State.SUPPLEMENT_IN_PROCESS, State.PAUSED]),
                name="dossier_that_waits_is_not_due",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FINISHED_STATES)
                | Q(approved_by__isnull=False, result_ready_at__isnull=False),
                name="dossier_with_result_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(appraised_by__isnull=True)
                | ~Q(approved_by=F("appraised_by")),
                name="dossier_is_not_approved_by_its_appraiser",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.REFUSED, State.REJECTED]) | ~Q(refusal_reason=""),
                name="dossier_refused_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["receiving_agency", "due_at", "id"],
                name="dossier_at_one_stop_by_due",
                condition=Q(state__in=AT_ONE_STOP_STATES),
            ),
            models.Index(
                fields=["competent_agency", "due_at", "id"],
                name="dossier_in_progress_by_due",
                condition=Q(state=State.IN_PROGRESS),
            ),
            models.Index(
                fields=["apology_raise_at", "id"],
                name="dossier_by_apology_raise",
                condition=Q(apology_raise_at__isnull=False),
            ),
            models.Index(
                fields=["receiving_agency", "accepted_at", "id"],
                name="dossier_by_register",
                condition=Q(register_serial__isnull=False),
            ),
            models.Index(fields=["account", "-id"], name="dossier_of_account"),
            models.Index(  # Figures: settled in a period; read from the index alone.
                fields=["competent_agency", "result_ready_at"],
                name="dossier_settled_by_agency",
                include=["id", "due_at", "returned_at", "parcel_number", "procedure_version"],
                condition=Q(result_ready_at__isnull=False),
            ),
            models.Index(  # Figures: what lies open, by the time it has left.
                fields=["competent_agency", "due_at"],
                name="dossier_open_by_agency",
                condition=Q(result_ready_at__isnull=True, returned_at__isnull=True),
            ),
            models.Index(  # Figures: what was handed in during a week.
                fields=["competent_agency", "submitted_at"], name="dossier_sent_by_agency"
            ),
        ]

    @property
    def reference(self) -> str:
        """How the journal and the outbox call this dossier."""
        return f"dossier:{self.pk}"

    @property
    def position(self) -> Position:
        behind = tuple(Position(State(state), Stage(stage)) for state, stage in self.behind)
        return Position(State(self.state), Stage(self.stage), behind)

    @position.setter
    def position(self, position: Position) -> None:
        self.state, self.stage = position.state, position.stage
        self.behind = [[each.state.value, each.stage.value] for each in position.behind]


class Component(models.Model):
    """One paper in a dossier (thành phần hồ sơ), as the published procedure names it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="components")
    order = models.PositiveSmallIntegerField()
    name = models.TextField()
    source = models.TextField()  # rules.ComponentSource: form, upload, database, shown later
    original_count = models.PositiveSmallIntegerField(default=0)
    certified_count = models.PositiveSmallIntegerField(default=0)
    electronic_count = models.PositiveSmallIntegerField(default=0)
    supplement = models.PositiveSmallIntegerField(
        default=0
    )  # Brought at which supplement; 0: first
    file = models.ForeignKey(
        "documents.File", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "dossiers_component"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "order", "supplement"], name="dossier_component_stands_once"
            )
        ]
