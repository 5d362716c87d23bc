"""Who acts: the frozen picture of a signed-in person that interfaces hand to acts as `by`."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from motcua.foundation.errors import NotPermitted

AccountId = NewType("AccountId", int)
GrantId = NewType("GrantId", int)

DAYS_PER_WEEK = 7


class AccountKind(StrEnum):
    """Whose account it is. Only officers hold rights; citizens act on what is their own."""

    CITIZEN = "citizen"  # Công dân
    OFFICER = "officer"  # Cán bộ, công chức


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system) with the rights held at this moment.

    `reference` goes to the journal and carries no personal data. A right is a pair of a permission
    string and the code of the agency in which it is held.
    """

    account_id: AccountId | None
    reference: str
    full_name: str
    rights: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @property
    def is_signed_in(self) -> bool:
        return self.account_id is not None

    def may(self, permission: str, *, agency_code: str) -> bool:
        return (permission, agency_code) in self.rights

    def require(self, permission: str, *, agency_code: str) -> None:
        """Raises NotPermitted unless the right is held in that agency."""
        if not self.may(permission, agency_code=agency_code):
            raise NotPermitted(permission=permission, agency_code=agency_code)

    def agency_codes(self, permission: str) -> frozenset[str]:
        """Every agency in which the right is held."""
        return frozenset(agency for held, agency in self.rights if held == permission)


SYSTEM = Actor(account_id=None, reference="system", full_name="Hệ thống")
ANONYMOUS = Actor(account_id=None, reference="anonymous", full_name="Khách")


def account_reference(account_id: AccountId) -> str:
    """How a person stands in the journal: a number, never a name."""
    return f"account:{account_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known of the person behind an account; fills forms in advance."""

    account_id: AccountId
    kind: AccountKind
    username: str
    full_name: str
    identity_number: str  # Số định danh cá nhân, 12 digits, or empty
    phone_number: str
    email: str
    address: str
    born_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDefinition:
    """One role as `data/roles.yaml` states it: its permissions and the law that gives them."""

    key: str
    name: str
    legal_basis: str
    permissions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One role that a person holds in one agency, while it is held.

    `weekdays` (0 is Monday): only on these; none: on every day of office hours.
    """

    grant_id: GrantId
    role_key: str
    role_name: str
    agency_code: str
    title: str
    valid_from: datetime
    valid_to: datetime | None
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One role of one person in an agency, for lists of who works there."""

    account_id: AccountId
    full_name: str
    role_key: str
    role_name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """From where a session was opened, so that its owner recognises it."""

    address: str = ""
    user_agent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A kept session: its data, and the actor with the rights held at this moment."""

    data: str
    actor: Actor
    opened_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One line of the list of a person's sessions. `reference` names it without opening it."""

    reference: str
    device: Device
    opened_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordProof:
    """The password was right. What must follow before the person is signed in."""

    account_id: AccountId
    kind: AccountKind
    has_second_factor: bool

    @property
    def must_prove_more(self) -> bool:
        """Officers always; a citizen who has set up a second factor too (trust.md C5)."""
        return self.kind is AccountKind.OFFICER or self.has_second_factor
