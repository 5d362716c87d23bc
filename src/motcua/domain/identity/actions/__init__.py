"""The acts of this module, as verbs."""

from .change_details import change_details
from .close_account import close_account
from .grant_role import grant_role
from .publish_roles import publish_roles
from .register_account import register_account
from .reopen_account import reopen_account
from .revoke_role import revoke_role
from .set_password import set_password

__all__ = [
    "change_details",
    "close_account",
    "grant_role",
    "publish_roles",
    "register_account",
    "reopen_account",
    "revoke_role",
    "set_password",
]
