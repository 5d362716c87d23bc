"""Accounts for the tests of this module."""

from datetime import datetime

from motcua.domain.identity import actions
from motcua.domain.identity.permissions import GRANT
from motcua.domain.identity.values import SYSTEM, AccountKind, Actor, Device
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)
PASSWORD = "bốn từ không liên quan"
ADMINISTRATOR = Actor(
    account_id=0,
    reference="account:0",
    full_name="Quản trị",
    rights=frozenset({(GRANT, "hy2-van-phong")}),
)
STRANGER = Actor(account_id=-1, reference="account:-1", full_name="Người lạ")


def register(username="thu", *, kind=AccountKind.OFFICER, password=PASSWORD, **more):
    account_id = actions.register_account(
        username=username, kind=kind, full_name="Nguyễn Thị Thử", by=SYSTEM, at=AT, **more
    )
    if password:
        actions.set_password(account_id=account_id, password=password, by=SYSTEM, at=AT)
    return account_id


def open_session(account_id, key_digest):
    actions.keep_session(
        key_digest=key_digest,
        data="",
        account_id=account_id,
        device=Device(address="192.0.2.1", user_agent="Firefox"),
        by=SYSTEM,
        at=AT,
    )


def himself(account_id):
    return Actor(account_id=account_id, reference=f"account:{account_id}", full_name="Chính mình")


def words(account_id):
    return [line.word for line in journal.entries_about(f"account:{account_id}")]
