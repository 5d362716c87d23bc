"""Two communes and a department that a decision rearranges, for the tests of reorganisations."""

from dataclasses import replace
from datetime import UTC, date, datetime

from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.organisations import models
from motcua.domain.organisations.actions import reorganise
from motcua.domain.organisations.permissions import REORGANISE
from motcua.domain.organisations.values import Heir, Move, MoveKind, Reorganisation

from .rows import agency

AT = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
EFFECT = date(2027, 1, 1)
SINCE = date(2020, 1, 1)
CLERK = Actor(
    account_id=AccountId(1),
    reference="account:1",
    full_name="Bà Nhập",
    rights=frozenset({(REORGANISE, "hy2-pvhcc")}),
)
HEAD = replace(CLERK, account_id=AccountId(2), reference="account:2", full_name="Ông Công Bố")


def two_communes():
    """Units `t-bac`, `t-nam` with their counters, and the department `t-so`."""
    for code, name in (("91001", "Xã Bắc"), ("91002", "Xã Nam")):
        models.Division.objects.create(
            code=code,
            level="commune",
            name=name,
            kind="commune",
            parent_code="33",
            valid_from=SINCE,
        )
    for code, name, role, unit in (
        ("t-bac", "Ủy ban nhân dân xã Bắc", "people_committee", "91001"),
        ("t-nam", "Ủy ban nhân dân xã Nam", "people_committee", "91002"),
        ("t-bac-motcua", "Một cửa xã Bắc", "one_stop", "91001"),
        ("t-nam-motcua", "Một cửa xã Nam", "one_stop", "91002"),
        ("t-so", "Sở Thử", "department", ""),
    ):
        models.Agency.objects.create(
            code=code, name=name, role=role, level="commune", division_code=unit, valid_from=SINCE
        )
    models.OrganisationVersion.lock().renew(at=AT)


def state(code, **facts):
    """What the row of a unit says besides."""
    models.Agency.objects.filter(pk=code).update(**facts)
    models.OrganisationVersion.lock().renew(at=AT)


def founded(code="t-moi", **words):
    """A unit that the decision founds."""
    facts = {"name": "Ủy ban nhân dân xã Bắc Nam", "division_code": "91002", "valid_from": EFFECT}
    return agency(code, **{**facts, **words})


def merged(code, heir):
    return Move(kind=MoveKind.MERGE, agency_code=code, heirs=(Heir(agency_code=heir),))


def document(**words):
    """`t-bac` and `t-nam` become `t-moi` on New Year's Day, unless words say otherwise."""
    facts = {
        "title": "Nhập xã Bắc và xã Nam",
        "decision_number": "12/NQ-HĐND",
        "decided_on": date(2026, 11, 20),
        "takes_effect_on": EFFECT,
        "moves": (merged("t-bac", "t-moi"), merged("t-nam", "t-moi")),
        "new_agencies": (founded(),),
    }
    return Reorganisation(**{**facts, **words})


def entered(*, by, at):
    """The number of a reorganisation that waits for whoever publishes it."""
    two_communes()
    asked = document(decided_on=date(2026, 11, 10), moves=(merged("t-nam", "t-moi"),))
    return reorganise(reorganisation=asked, by=by, at=at)
