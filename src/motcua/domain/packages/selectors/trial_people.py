"""People who act in a trial: made for it, gone with it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from motcua.domain.catalogue import permissions as catalogue
from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.values import FileId
from motcua.domain.identity.actions import grant_role, register_account
from motcua.domain.identity.selectors import actor_for, roles
from motcua.domain.identity.values import SYSTEM, AccountId, AccountKind, Actor
from motcua.domain.packages.rules.sample_answers import ADDRESS, APPLICANT_NAME, PHONE_NUMBER
from motcua.domain.packages.rules.sample_paper import sample_paper

PUBLISHER = Actor(
    account_id=None,
    reference="trial",
    full_name="Chạy thử",
    rights=frozenset({(catalogue.PUBLISH_PROCEDURES, "*")}),
)


@dataclass(slots=True)
class People:
    """Officers by role and agency, and one applicant, all there since a moment."""

    since: datetime
    _officers: dict[tuple[str, str], Actor] = field(default_factory=dict)
    _staff: dict[str, AccountId] = field(default_factory=dict)
    _citizen: Actor | None = None

    def copy(self) -> "People":
        """For one example: whoever it adds goes with it."""
        return replace(self, _officers=dict(self._officers), _staff=dict(self._staff))

    @property
    def citizen(self) -> Actor:
        if self._citizen is None:
            account_id = self._account(AccountKind.CITIZEN, APPLICANT_NAME)
            self._citizen = actor_for(account_id, at=self.since)
        return self._citizen

    def officer(self, role_key: str, agency_code: str) -> Actor:
        """Somebody who holds this role there and nothing else."""
        found = self._officers.get((role_key, agency_code))
        if found is None:
            account_id = self._account(AccountKind.OFFICER, "Cán bộ chạy thử")
            self._grant(account_id, role_key, agency_code)
            found = actor_for(account_id, at=self.since)
            self._officers[role_key, agency_code] = found
        return found

    def officer_who_may(
        self, permission: str, agency_code: str, *, preferred: frozenset[str]
    ) -> Actor:
        """Somebody who may do an act there: of the role that is asked, else of the first that may."""
        able = [role.key for role in roles() if permission in role.permissions]
        asked = [key for key in able if key in preferred]
        return self.officer((asked or able)[0], agency_code)

    def staff(self, role_key: str, agency_code: str) -> None:
        """Fill a role in an office that takes no part in an example, so that it is filled."""
        if role_key not in self._staff:
            self._staff[role_key] = self._account(AccountKind.OFFICER, "Cán bộ chạy thử")
        self._grant(self._staff[role_key], role_key, agency_code)

    def paper_of(self, by: Actor, at: datetime) -> FileId:
        """A sheet that says it is a sample, handed in by somebody."""
        kept = keep_file(chunks=[sample_paper()], original_name="mau.pdf", by=by, at=at)
        return kept.file_id

    def _account(self, kind: AccountKind, name: str) -> AccountId:
        return register_account(
            username=f"chay-thu-{uuid4().hex}",
            kind=kind,
            full_name=name,
            phone_number=PHONE_NUMBER,
            address=ADDRESS,
            by=SYSTEM,
            at=self.since,
        )

    def _grant(self, account_id: AccountId, role_key: str, agency_code: str) -> None:
        grant_role(
            account_id=account_id,
            role_key=role_key,
            agency_code=agency_code,
            title="Chạy thử",
            by=SYSTEM,
            at=self.since,
        )
