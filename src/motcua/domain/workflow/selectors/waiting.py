"""What a step waits for, in words: a person, or a role, and the agency."""

from motcua.domain.identity.selectors import full_names, roles
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.workflow.rules.run import StepTask


def who_has(task: StepTask) -> str:
    """`Nguyễn Văn A, Sở Tài chính`, or `lãnh đạo phòng chuyên môn, Sở Tài chính`. At most two queries."""
    return f"{_person_or_role(task)}, {_agency_name(task.agency_code)}"


def who_ended(task: StepTask) -> str:
    """The name of who ended a step, or what did."""
    return _name(task.ended_by) if task.ended_by is not None else "hệ thống"


def _person_or_role(task: StepTask) -> str:
    if task.assignee is not None:
        return _name(task.assignee)
    named = {role.key: role.name for role in roles()}
    name = named.get(task.role_key, task.role_key)
    return name[:1].lower() + name[1:]


def _name(account_id: int) -> str:
    return full_names([AccountId(account_id)]).get(AccountId(account_id), "một người khác")


def _agency_name(code: str) -> str:
    found = agencies([code]).get(AgencyCode(code))
    return found.name if found else code
