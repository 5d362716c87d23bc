"""Accounts for the tests of this folder."""

from motcua.domain.identity import actions
from motcua.domain.identity.rules import code_of_step, step_at
from motcua.domain.identity.values import SYSTEM, AccountKind
from motcua.foundation import clock

PASSWORD = "bốn từ không liên quan"


class People:
    """Registers people as an administrator would."""

    def citizen(self, username="congdan", **more):
        return self._person(username, AccountKind.CITIZEN, **more)

    def officer(self, username="canbo", *, secret=None, **more):
        account_id = self._person(username, AccountKind.OFFICER, **more)
        if secret:
            at = clock.now()
            actions.enrol_second_factor(
                account_id=account_id,
                secret=secret,
                code=code_of_step(secret, step_at(at)),
                by=SYSTEM,
                at=at,
            )
        return account_id

    def _person(self, username, kind, **more):
        at = clock.now()
        account_id = actions.register_account(
            username=username, kind=kind, full_name=f"Người {username}", by=SYSTEM, at=at, **more
        )
        actions.set_password(account_id=account_id, password=PASSWORD, by=SYSTEM, at=at)
        return account_id
