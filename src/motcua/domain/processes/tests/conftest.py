"""Fixtures of this module: an installation in which one ward and the province take part."""

from datetime import datetime

import pytest

from motcua.domain.identity import actions as identity
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM, AccountKind
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)  # A Wednesday
COUNTER, COMMITTEE, OFFICE = "hy2-11953-pvhcc", "hy2-11953-ubnd", "hy2-van-phong"


@pytest.fixture
def hire(db):
    """`hire("case_officer", COMMITTEE)` gives somebody a role; returns the actor."""
    count = iter(range(1, 1000))

    def hired(role_key, agency_code, *, weekdays=(), valid_to=None, at=AT):
        account_id = identity.register_account(
            username=f"nguoi.{role_key}.{next(count)}",
            kind=AccountKind.OFFICER,
            full_name="Nguyễn Thị Thử",
            by=SYSTEM,
            at=at,
        )
        identity.grant_role(
            account_id=account_id,
            role_key=role_key,
            agency_code=agency_code,
            title="Chuyên viên",
            weekdays=weekdays,
            valid_to=valid_to,
            by=SYSTEM,
            at=at,
        )
        return actor_for(account_id, at=at)

    return hired


@pytest.fixture
def drawer(hire):
    return hire("kstt_officer", OFFICE)


@pytest.fixture
def publisher(hire):
    return hire("leader", OFFICE)


@pytest.fixture
def ward(hire):
    """Those who carry out the short process in one ward, on every day."""
    return [
        hire("one_stop_officer", COUNTER),
        hire("case_officer", COMMITTEE),
        hire("leader", COMMITTEE),
    ]
