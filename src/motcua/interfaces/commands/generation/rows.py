"""The lines of every table that is filled, as COPY wants them.

The columns are named here once; `writing` compares them with the database, so that a new column
that must have a value is not forgotten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

SERIES = CODE_SERIES, REGISTER_SERIES = ("dossier", "register")  # of dossiers_counter
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "identity_account": (
        *("id", "password", "username", "kind", "full_name", "identity_number", "phone_number"),
        *("registered_at", "email", "address", "is_active", "is_demonstration"),
    ),
    "identity_grant": (
        *("id", "account_id", "role_id", "agency_code", "title", "valid_from", "valid_to"),
        "weekdays",
    ),
    "dossiers_dossier": (
        *("id", "code", "version", "state", "stage", "behind", "procedure_version_id"),
        *("procedure_name", "case_key", "regime_key", "channel", "receiving_agency_id"),
        *("competent_agency_id", "account_id", "submitter_name", "submitter_identity_number"),
        *("submitter_address", "phone_number", "email", "form_key", "form_version", "answers"),
        *("return_method", "return_address", "submitted_at", "clock_started_at", "accepted_at"),
        *("due_at", "due_derivation", "apology_raise_at", "reappointments", "register_volume"),
        *("register_serial", "holder_id", "held_since", "refusal_reason_key", "refusal_reason"),
        *("refusal_legal_basis", "supplement_requests", "withdrawal_reason", "withdrawal_answer"),
        *("outcome", "rejection_letter_number", "send_back_reason", "result_name"),
        *("result_number", "appraised_by_id", "approved_by_id", "result_ready_at", "returned_at"),
        *("returned_how", "parcel_number", "collection_reminders", "archive_index"),
    ),
    "dossiers_component": (
        *("id", "dossier_id", "order", "name", "source", "original_count", "certified_count"),
        *("electronic_count", "supplement"),
    ),
    "dossiers_custody": (
        *("id", "dossier_id", "version", "keeper", "agency_id", "account_id", "state", "stage"),
        *("word", "given_by_id", "since", "until"),
    ),
    "dossiers_register_entry": (
        *("id", "dossier_id", "agency_id", "year", "volume", "serial", "entered_at"),
    ),
    "dossiers_supplement_request": (
        *("id", "dossier_id", "ordinal", "is_at_intake", "items", "reason", "legal_basis"),
        *("requested_at", "due_at", "sent_note", "completed_at"),
    ),
    "dossiers_pause": (
        *("id", "dossier_id", "ground", "reason", "legal_basis", "since", "until", "due_at"),
    ),
    "dossiers_apology": (
        *("id", "dossier_id", "for_due_at", "agency_id", "raised_at", "drafted_reason", "reason"),
        *("sent_at", "sent_by_id", "is_late_notice"),
    ),
    "dossiers_counter": ("kind", "agency_code", "period", "last_number"),
    "journal_entry": ("id", "word", "subject", "by", "at", "facts", "recorded_at", "mark"),
    "workflow_run": (
        *("id", "dossier_id", "process_version_id", "builtin", "followed_version"),
        *("started_at", "ended_at"),
    ),
    "workflow_task": (
        *("id", "run_id", "dossier_id", "step_key", "ordinal", "kind", "name", "agency_id"),
        *("role_key", "assignee_id", "barred_id", "hours", "opened_at", "due_at", "is_held"),
        *("ended_at", "outcome", "ended_by_id", "note", "version", "receiving_agency_id"),
        *("competent_agency_id", "procedure_slug", "field_key", "channel", "dossier_due_at"),
        *("urgent_at",),
    ),
}
# The end of a line that is the same in every row: written once.
_TAILS = {"identity_account": "\t\t\tt\tt"}


@dataclass(frozen=True, slots=True)
class Summary:
    """What is kept of sheets when their lines are gone."""

    digest: bytes
    counts: Mapping[str, int]
    open_count: int


class Sheets:
    """Lines that wait to be copied, by table, in an order that foreign keys allow."""

    def __init__(self, *, unlike: str = "") -> None:
        """`unlike` is a text that differs from one database to another: the digest leaves it out."""
        self._unlike = unlike.encode()
        self.lines: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self._digest = sha256()
        self.counts: dict[str, int] = dict.fromkeys(COLUMNS, 0)
        self.open_count = 0  # dossiers that are not over

    def add(self, table: str, values: Sequence[str]) -> None:
        """One line. Values are escaped already."""
        self.lines[table].append("\t".join(values) + _TAILS.get(table, ""))

    def taken(self) -> list[tuple[str, bytes]]:
        """What waits, as the bytes of one COPY for each table; then nothing waits any more."""
        ready = []
        for table, lines in self.lines.items():
            if not lines:
                continue
            self.counts[table] += len(lines)
            content = ("\n".join(lines) + "\n").encode()
            self._digest.update(table.encode())
            same = content.replace(self._unlike, b"") if self._unlike else content
            self._digest.update(same)
            ready.append((table, content))
            lines.clear()
        return ready

    def summary(self) -> Summary:
        """Of all that was taken so far."""
        return Summary(self._digest.digest(), dict(self.counts), self.open_count)

    def include(self, other: Summary) -> None:
        """What other sheets held belongs to these."""
        self._digest.update(other.digest)
        self.open_count += other.open_count
        for table, count in other.counts.items():
            self.counts[table] += count

    @property
    def digest(self) -> str:
        """Of all bytes that were taken so far: the same seed gives the same."""
        return self._digest.hexdigest()
