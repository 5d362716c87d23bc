"""Who sees boards, and what may be done at one."""

from datetime import date

from motcua.domain.control.permissions import CHECK_POSTING, POST
from motcua.domain.control.selectors.postings import may_at
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.web.protection import right_required

reader_required = right_required(POST, CHECK_POSTING)
checker_required = right_required(CHECK_POSTING)


def today() -> date:
    return clock.now().astimezone(VIETNAM).date()


def may_post_at(agency_code: str, *, by: Actor) -> bool:
    return may_at(agency(agency_code), POST, day=today(), by=by)


def may_check_at(agency_code: str, *, by: Actor) -> bool:
    return may_at(agency(agency_code), CHECK_POSTING, day=today(), by=by)
