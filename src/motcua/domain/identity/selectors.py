"""Questions about people, the rights they hold and the sessions they keep open."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Concat

from motcua.domain.identity.rules import (
    code_of_step,
    plain_username,
    step_at,
    telephone_spellings,
)
from motcua.foundation.db import read
from motcua.foundation.db.rows import first
from motcua.foundation.errors import NotFound

from .models import Account, Grant, Role, Session, second_factor_of, secret_of
from .values import (
    ANONYMOUS,
    DAYS_PER_WEEK,
    AccountId,
    AccountKind,
    Actor,
    Colleague,
    Device,
    GrantId,
    OpenSession,
    Person,
    Position,
    RoleDefinition,
    SessionLine,
    account_reference,
)

SESSIONS_LISTED_MAX = 100
CITIZENS_FOUND_MAX = 10
# Asked by every request, so in plain words: building it from the models takes longer than answering.
_OPEN_SESSION = """
    SELECT session.data, session.opened_at, session.seen_at, session.account_id, account.full_name,
        account.is_active, account.is_demonstration,
        ARRAY(
            SELECT held.permission || ' ' || given.agency_code
            FROM identity_grant given JOIN identity_role_permission held USING (role_id)
            WHERE given.account_id = session.account_id
                AND given.valid_from <= %s AND (given.valid_to IS NULL OR given.valid_to > %s)
        )
    FROM identity_session session LEFT JOIN identity_account account
        ON account.id = session.account_id
    WHERE session.key_digest = %s AND session.seen_at > %s AND session.opened_at > %s
"""

_STAFFING = """
    SELECT DISTINCT given.agency_code, given.role_id, given.weekdays
    FROM identity_grant given JOIN identity_account account ON account.id = given.account_id
    WHERE given.agency_code = ANY(%s) AND given.valid_from <= %s
        AND (given.valid_to IS NULL OR given.valid_to > %s)
        AND account.is_active AND (%s OR NOT account.is_demonstration)
"""


def actor_for(account_id: AccountId, *, at: datetime) -> Actor:
    """The person with all rights held at `at`; ANONYMOUS when the account is closed. One query."""
    row = (
        Account.objects.filter(pk=account_id, is_active=True)
        .filter(**_only_here())
        .annotate(held_rights=_rights_of("pk", at))
        .values_list("pk", "full_name", "held_rights")
        .first()
    )
    return ANONYMOUS if row is None else _actor(*row)


def person(account_id: AccountId) -> Person:
    """What is known of the person behind an account. One query. Raises NotFound."""
    account = first(Account, "WHERE id = %s", [account_id])
    if account is None:
        raise NotFound(account_id=account_id)
    return _person(account)


def account_of(username: str) -> AccountId | None:
    """The account behind a name in any spelling. One query."""
    pk = Account.objects.filter(username=plain_username(username)).values_list("pk", flat=True)
    return AccountId(pk[0]) if pk else None


def account_of_citizen(*, identity_number: str, full_name: str) -> AccountId | None:
    """The account of the citizen with this number and this name, in any case. One query.

    Both must fit: a slip of the pen in the number shows nobody what is another's.
    """
    row = (
        Account.objects.filter(
            identity_number=identity_number, kind=AccountKind.CITIZEN, is_active=True
        )
        .values_list("pk", "full_name")
        .first()
    )
    if row is None or row[1].casefold().split() != full_name.casefold().split():
        return None
    return AccountId(row[0])


def citizens_by(*, identity_number: str = "", phone_number: str = "") -> Sequence[Person]:
    """Citizens with exactly this number or exactly this telephone, at most ten. One query.

    Nothing is found by a part of a number, so nobody can leaf through people.
    """
    found = Account.objects.filter(kind=AccountKind.CITIZEN, is_active=True, **_only_here())
    if identity_number:
        found = found.filter(identity_number=identity_number)
    elif spellings := telephone_spellings(phone_number):
        found = found.filter(phone_number__in=spellings)
    else:
        return []
    return [_person(account) for account in found.order_by("pk")[:CITIZENS_FOUND_MAX]]


def full_names(account_ids: Sequence[AccountId]) -> dict[AccountId, str]:
    """The names behind account numbers, for pages that say who holds a dossier. One query."""
    rows = read("SELECT id, full_name FROM identity_account WHERE id = ANY(%s)", [[*account_ids]])
    return {AccountId(account_id): name for account_id, name in rows}


def positions_of(account_id: AccountId, *, at: datetime) -> Sequence[Position]:
    """Every role held at `at`, by agency and role. One query."""
    return [_position(grant) for grant in _grants(at).filter(account_id=account_id)]


def holders(*, role_key: str, agency_code: str, at: datetime) -> Sequence[Person]:
    """The people who hold a role in an agency at `at`, by name. One query."""
    grants = (
        _grants(at)
        .filter(role_id=role_key, agency_code=agency_code, account__is_active=True)
        .select_related("account")
        .order_by("account__full_name", "account_id")
    )
    return [_person(grant.account) for grant in grants]


def holders_everywhere(at: datetime) -> Mapping[tuple[str, str], Sequence[AccountId]]:
    """Who holds which role in which agency, by agency and role. One query."""
    found: dict[tuple[str, str], list[AccountId]] = {}
    rows = _grants(at).filter(account__is_active=True)
    for agency_code, role_key, account_id in rows.values_list(
        "agency_code", "role_id", "account_id"
    ):
        found.setdefault((agency_code, role_key), []).append(AccountId(account_id))
    return found


def titles_in(
    agency_codes: Collection[str], *, at: datetime
) -> Mapping[tuple[AccountId, str, str], str]:
    """The title of everybody in some agencies, by account, role and agency. One query."""
    rows = _grants(at).filter(agency_code__in=agency_codes, account__is_active=True)
    return {
        (AccountId(account_id), role_key, agency_code): title
        for account_id, role_key, agency_code, title in rows.values_list(
            "account_id", "role_id", "agency_code", "title"
        )
    }


def colleagues(agency_code: str, *, right_prefix: str, at: datetime) -> Sequence[Colleague]:
    """Everybody in an agency whose role carries the right of this prefix and the role's own key, by
    name; a person with two such roles twice. One query.
    """
    own_right = Concat(Value(right_prefix), "role_id", output_field=TextField())
    grants = (
        _grants(at)
        .filter(agency_code=agency_code, account__is_active=True)
        .filter(role__permissions__permission=own_right)
        .select_related("account")
        .order_by("account__full_name", "account_id", "role_id")
    )
    return [
        Colleague(
            account_id=AccountId(grant.account_id),
            full_name=grant.account.full_name,
            role_key=grant.role_id,
            role_name=grant.role.name,
            title=grant.title,
        )
        for grant in grants
    ]


def staffing(
    agency_codes: Collection[str], *, at: datetime
) -> Mapping[tuple[str, str], frozenset[int]]:
    """On which weekdays (0 is Monday) somebody holds a role in an agency, by agency and role.

    One query for any number of agencies. Closed accounts do not count, nor invented people where
    this is no demonstration.
    """
    rows = read(_STAFFING, [[*agency_codes], at, at, settings.IS_DEMONSTRATION])
    found: dict[tuple[str, str], frozenset[int]] = {}
    for agency_code, role_key, weekdays in rows:
        days = frozenset(weekdays or range(DAYS_PER_WEEK))
        found[agency_code, role_key] = found.get((agency_code, role_key), frozenset()) | days
    return found


def roles() -> Sequence[RoleDefinition]:
    """All roles with their permissions, by key. Two queries."""
    return [
        RoleDefinition(
            key=role.key,
            name=role.name,
            legal_basis=role.legal_basis,
            permissions=tuple(sorted(row.permission for row in role.permissions.all())),
        )
        for role in Role.objects.prefetch_related("permissions").order_by("key")
    ]


def open_session(key_digest: str, *, at: datetime) -> OpenSession | None:
    """The session of a key with its actor and the rights held at `at`; None when it has ended.

    One query for the session, the person and the rights together: every request asks this.
    Legal   trust.md C5: a session ends after 30 idle minutes and 12 hours in all.
    """
    idle_since = at - timedelta(seconds=settings.SESSION_IDLE_SECONDS_MAX)
    opened_since = at - timedelta(seconds=settings.SESSION_SECONDS_MAX)
    rows = read(_OPEN_SESSION, [at, at, key_digest, idle_since, opened_since])
    if not rows:
        return None
    data, opened_at, seen_at, account_id, full_name, is_active, is_demonstration, rights = rows[0]
    actor = ANONYMOUS
    if account_id is not None:
        if not is_active or (is_demonstration and not settings.IS_DEMONSTRATION):
            return None
        actor = _actor(account_id, full_name, rights)
    return OpenSession(data=data, actor=actor, opened_at=opened_at, seen_at=seen_at)


def sessions_of(account_id: AccountId, *, at: datetime) -> Sequence[SessionLine]:
    """Every session that a person has open, the latest used first. One query."""
    rows = _alive(at).filter(account_id=account_id).order_by("-seen_at", "key_digest")
    return [
        SessionLine(
            reference=session_reference(row.key_digest),
            device=Device(address=row.address, user_agent=row.user_agent),
            opened_at=row.opened_at,
            seen_at=row.seen_at,
        )
        for row in rows[:SESSIONS_LISTED_MAX]
    ]


def has_second_factor(account_id: AccountId) -> bool:
    """Whether a code generator is tied to the account. One query."""
    return second_factor_of(account_id) is not None


def demonstration_code(account_id: AccountId, *, at: datetime) -> str | None:
    """The code that an invented person's telephone shows at `at`; None for real people.

    Only a demonstration knows it, so that a visitor without that telephone can go on.
    """
    is_invented = Account.objects.filter(pk=account_id, is_demonstration=True).exists()
    factor = second_factor_of(account_id) if settings.IS_DEMONSTRATION and is_invented else None
    secret = secret_of(factor) if factor else None
    return code_of_step(secret, step_at(at)) if secret else None


def session_reference(key_digest: str) -> str:
    """The name of a session on screen: a part of the digest, which opens nothing."""
    return key_digest[:16]


def _alive(at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(
        seen_at__gt=at - timedelta(seconds=settings.SESSION_IDLE_SECONDS_MAX),
        opened_at__gt=at - timedelta(seconds=settings.SESSION_SECONDS_MAX),
    )


def _only_here() -> dict[str, Any]:
    """Invented people exist in a demonstration only."""
    return {} if settings.IS_DEMONSTRATION else {"is_demonstration": False}


def _rights_of(account_column: str, at: datetime) -> ArraySubquery:
    """The rights as one array of "permission agency": neither half contains a space."""
    held_right = Concat(
        "role__permissions__permission", Value(" "), "agency_code", output_field=TextField()
    )
    return ArraySubquery(
        Grant.objects.held_at(at)
        .filter(account_id=OuterRef(account_column), role__permissions__isnull=False)
        .annotate(held_right=held_right)
        .values("held_right")
    )


def _actor(account_id: int, full_name: str, rights: Sequence[str]) -> Actor:
    pairs = (right.split(" ", 1) for right in rights)
    return Actor(
        account_id=AccountId(account_id),
        reference=account_reference(AccountId(account_id)),
        full_name=full_name,
        rights=frozenset((permission, agency) for permission, agency in pairs),
    )


def _grants(at: datetime) -> QuerySet[Grant]:
    return (
        Grant.objects.held_at(at)
        .select_related("role")
        .order_by("agency_code", "role_id", "account_id")
    )


def _position(grant: Grant) -> Position:
    return Position(
        grant_id=GrantId(grant.pk),
        role_key=grant.role_id,
        role_name=grant.role.name,
        agency_code=grant.agency_code,
        title=grant.title,
        valid_from=grant.valid_from,
        valid_to=grant.valid_to,
        weekdays=tuple(grant.weekdays),
    )


def _person(account: Account) -> Person:
    return Person(
        account_id=AccountId(account.pk),
        kind=AccountKind(account.kind),
        username=account.username,
        full_name=account.full_name,
        identity_number=account.identity_number or "",
        phone_number=account.phone_number,
        email=account.email,
        address=account.address,
        born_on=account.born_on,
    )
