"""Accounts, roles, grants, sessions.

Personal data stand in Account and, as the address and the browser of a device, in Session.
"""

import logging
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.foundation.privacy import Classification, Sensitivity

from .rules import unseal_secret
from .values import DAYS_PER_WEEK, AccountId, AccountKind, account_reference

_log = logging.getLogger("motcua.security")


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=username)


class Account(AbstractBaseUser):
    """A person who can sign in. There is no superuser and no staff flag: rights are grants."""

    last_login = None  # Sessions know when and from where; a write at every sign-in is saved.

    username = models.CharField(max_length=100, unique=True)  # As `rules.plain_username` spells it.
    kind = models.CharField(max_length=10)  # One of AccountKind
    full_name = models.TextField()
    identity_number = models.CharField(max_length=12, null=True, unique=True)  # Số định danh
    phone_number = models.TextField(blank=True, default="")
    email = models.TextField(blank=True, default="")
    address = models.TextField(blank=True, default="")
    born_on = models.DateField(null=True)
    is_active = models.BooleanField(default=True)
    # Invented people with a known password: they can sign in only in a demonstration.
    is_demonstration = models.BooleanField(default=False)
    registered_at = models.DateTimeField()

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        db_table = "identity_account"
        constraints = [
            models.CheckConstraint(
                condition=Q(identity_number__regex=r"^[0-9]{12}$"),
                name="identity_account_identity_number_has_12_digits",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in AccountKind]),
                name="identity_account_kind_is_known",
            ),
        ]

    @property
    def reference(self) -> str:
        return account_reference(AccountId(self.pk))

    def get_full_name(self) -> str:
        return self.full_name


class Role(models.Model):
    """A role of the one-stop mechanism, with the law that creates it."""

    key = models.TextField(primary_key=True)
    name = models.TextField()
    legal_basis = models.TextField()

    class Meta:
        db_table = "identity_role"


class RolePermission(models.Model):
    """One permission that a role carries."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="permissions")
    permission = models.TextField()

    class Meta:
        db_table = "identity_role_permission"
        constraints = [
            models.UniqueConstraint(
                fields=["role", "permission"], name="identity_role_permission_stands_once"
            )
        ]


class GrantQuerySet(models.QuerySet["Grant"]):
    def held_at(self, at: datetime) -> "GrantQuerySet":
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=at),
            valid_from__lte=at,
        )


class Grant(models.Model):
    """A role held by a person in an agency from one moment until another (not included)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    agency_code = (
        models.TextField()
    )  # Agencies stand above this module: their code, no foreign key.
    title = models.TextField()  # Chức vụ, as printed under a signature
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    # Days of the week on which it is exercised, 0 is Monday; none: on every day of office hours.
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)

    objects = GrantQuerySet.as_manager()

    class Meta:
        db_table = "identity_grant"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="identity_grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[*range(DAYS_PER_WEEK)]),
                name="identity_grant_weekdays_are_days",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "agency_code"],
                condition=Q(valid_to__isnull=True),
                name="identity_grant_is_open_once",
            ),
        ]


class Session(models.Model):
    """A browser that we recognise. Only a digest of its key is kept: the table opens no door."""

    key_digest = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    data = models.TextField()  # Signed by django.core.signing
    address = models.TextField(default="")
    user_agent = models.TextField(default="")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "identity_session"
        # `seen_at` changes every minute and stands in no index, so that the row is updated in place.
        indexes = [models.Index(fields=["opened_at"], name="identity_session_by_opening")]


def second_factor_of(account_id: AccountId) -> Authenticator | None:
    """The code generator tied to an account. The table is allauth's: passkeys will stand there too.

    `data["secret"]` is sealed; `secret_of` opens it.
    """
    return Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).first()


def secret_of(factor: Authenticator) -> str | None:
    """The secret that the person's telephone shares, in clear; None if our keys do not open it."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    secret = unseal_secret(factor.data["secret"], keys=keys)
    if secret is None:
        _log.error("the second factor of account:%s is sealed with an unknown key", factor.user_id)
    return secret


PRIVACY: Classification = {
    "identity_account": {
        "id": Sensitivity.INTERNAL,
        "password": Sensitivity.SECRET,
        "username": Sensitivity.PERSONAL,
        "kind": Sensitivity.INTERNAL,
        "full_name": Sensitivity.PERSONAL,
        "identity_number": Sensitivity.PERSONAL,
        "phone_number": Sensitivity.PERSONAL,
        "email": Sensitivity.PERSONAL,
        "address": Sensitivity.PERSONAL,
        "born_on": Sensitivity.PERSONAL,
        "is_active": Sensitivity.INTERNAL,
        "is_demonstration": Sensitivity.INTERNAL,
        "registered_at": Sensitivity.INTERNAL,
    },
    "identity_role": {
        "key": Sensitivity.PUBLIC,
        "name": Sensitivity.PUBLIC,
        "legal_basis": Sensitivity.PUBLIC,
    },
    "identity_role_permission": {
        "id": Sensitivity.INTERNAL,
        "role_id": Sensitivity.PUBLIC,
        "permission": Sensitivity.PUBLIC,
    },
    "identity_grant": {
        "id": Sensitivity.INTERNAL,
        "account_id": Sensitivity.INTERNAL,
        "role_id": Sensitivity.INTERNAL,
        "agency_code": Sensitivity.INTERNAL,
        "title": Sensitivity.INTERNAL,
        "valid_from": Sensitivity.INTERNAL,
        "valid_to": Sensitivity.INTERNAL,
        "weekdays": Sensitivity.INTERNAL,
    },
    "identity_session": {
        "key_digest": Sensitivity.SECRET,
        "account_id": Sensitivity.INTERNAL,
        "data": Sensitivity.SECRET,
        "address": Sensitivity.PERSONAL,
        "user_agent": Sensitivity.PERSONAL,
        "opened_at": Sensitivity.INTERNAL,
        "seen_at": Sensitivity.INTERNAL,
    },
}
