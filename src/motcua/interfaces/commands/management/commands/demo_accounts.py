"""`motcua demo_accounts`: the invented people of the demonstration, with every role."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.rules import code_of_step, new_secret, step_at
from motcua.domain.identity.values import SYSTEM, AccountId, AccountKind
from motcua.domain.organisations import selectors as organisations
from motcua.foundation import clock
from motcua.interfaces.web.demonstration import DemonstrationPerson, demonstration

_HEADING = ("Vai trò", "Họ tên", "Cơ quan", "Tên đăng nhập", "Mật khẩu")
_CITIZEN = "Người dân"
_HELD_BEFORE = timedelta(days=90)


class Command(BaseCommand):
    help = "Tạo hoặc cập nhật tài khoản của bản trình diễn (create the demonstration's accounts)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Đây không phải bản trình diễn: không tạo tài khoản có mật khẩu ai cũng biết "
                "(not a demonstration: no accounts with a password that everybody knows)."
            )
        content, at = demonstration(), clock.now()
        if not selectors.roles():
            raise CommandError("Chưa có vai trò nào: xin chạy `motcua load` trước (load first).")
        for person in content.people:
            account_id = _account(person, at)
            actions.set_password(account_id=account_id, password=content.password, by=SYSTEM, at=at)
            actions.reopen_account(account_id=account_id, by=SYSTEM, at=at)
            if person.kind is AccountKind.OFFICER:
                _role(person, account_id, at)
                _second_factor(account_id, at)
        for line in _table([_HEADING, *_rows(content.people, content.password)]):
            self.stdout.write(line)


def _account(person: DemonstrationPerson, at: datetime) -> AccountId:
    details: dict[str, Any] = {
        "full_name": person.full_name,
        "identity_number": person.identity_number,
        "phone_number": person.phone_number,
        "email": person.email,
        "address": person.address,
        "born_on": person.born_on,
    }
    account_id = selectors.account_of(person.username)
    if account_id is None:
        return actions.register_account(
            username=person.username,
            kind=person.kind,
            is_demonstration=True,
            by=SYSTEM,
            at=at,
            **details,
        )
    actions.change_details(account_id=account_id, by=SYSTEM, at=at, **details)
    return account_id


def _role(person: DemonstrationPerson, account_id: AccountId, at: datetime) -> None:
    """The role that the file states, and no other. A new one begins before the dossiers that are
    told back from now, so that it was held when they were settled."""
    positions = selectors.positions_of(account_id, at=at)
    here = (person.role_key, person.agency_code)
    is_held = here in {(each.role_key, each.agency_code) for each in positions}
    kept = actions.grant_role(
        account_id=account_id,
        role_key=person.role_key,
        agency_code=person.agency_code,
        title=person.title,
        weekdays=person.weekdays,
        by=SYSTEM,
        at=at if is_held else at - _HELD_BEFORE,
    )
    for position in positions:
        if position.grant_id != kept:
            actions.revoke_role(grant_id=position.grant_id, by=SYSTEM, at=at)


def _second_factor(account_id: AccountId, at: datetime) -> None:
    """A code generator whose code the sign-in page shows; a new one where the key was lost."""
    if selectors.demonstration_code(account_id, at=at) is not None:
        return
    if selectors.has_second_factor(account_id):
        actions.reset_second_factor(account_id=account_id, by=SYSTEM, at=at)
    secret = new_secret()
    actions.enrol_second_factor(
        account_id=account_id,
        secret=secret,
        code=code_of_step(secret, step_at(at)),
        by=SYSTEM,
        at=at,
    )


def _rows(people: Sequence[DemonstrationPerson], password: str) -> list[tuple[str, ...]]:
    roles = {role.key: role.name for role in selectors.roles()}
    agencies = organisations.agencies({each.agency_code for each in people if each.agency_code})
    names = {str(code): agency.name for code, agency in agencies.items()}
    return [
        (
            roles.get(each.role_key, _CITIZEN),
            each.full_name,
            names.get(each.agency_code, each.agency_code),
            each.username,
            password,
        )
        for each in people
    ]


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
    return [lines[0], "  ".join("─" * width for width in widths), *lines[1:]]


def _width(text: str) -> int:
    """How many places a terminal uses: a mark above or below a letter takes none."""
    return sum(not unicodedata.combining(sign) for sign in text)
