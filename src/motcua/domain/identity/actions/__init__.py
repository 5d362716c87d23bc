"""The acts of this module, as verbs."""

from motcua.domain.identity.actions.carry_grants import carry_grants
from motcua.domain.identity.actions.change_details import change_details
from motcua.domain.identity.actions.change_password import change_password
from motcua.domain.identity.actions.close_account import close_account
from motcua.domain.identity.actions.end_session import end_session
from motcua.domain.identity.actions.end_sessions_elsewhere import end_sessions_elsewhere
from motcua.domain.identity.actions.enrol_second_factor import enrol_second_factor
from motcua.domain.identity.actions.forget_ended_sessions import forget_ended_sessions
from motcua.domain.identity.actions.grant_role import grant_role
from motcua.domain.identity.actions.keep_session import keep_session
from motcua.domain.identity.actions.prove_password import prove_password
from motcua.domain.identity.actions.prove_second_factor import prove_second_factor
from motcua.domain.identity.actions.publish_roles import publish_roles
from motcua.domain.identity.actions.register_account import register_account
from motcua.domain.identity.actions.reopen_account import reopen_account
from motcua.domain.identity.actions.reset_second_factor import reset_second_factor
from motcua.domain.identity.actions.revoke_role import revoke_role
from motcua.domain.identity.actions.set_password import set_password

__all__ = [
    "carry_grants",
    "change_details",
    "change_password",
    "close_account",
    "end_session",
    "end_sessions_elsewhere",
    "enrol_second_factor",
    "forget_ended_sessions",
    "grant_role",
    "keep_session",
    "prove_password",
    "prove_second_factor",
    "publish_roles",
    "register_account",
    "reopen_account",
    "reset_second_factor",
    "revoke_role",
    "set_password",
]
