"""A decision may name every unit of the country: looked at in seconds, not in hours."""

import time

from motcua.domain.organisations.rules import Known, faults_of
from motcua.domain.organisations.values import (
    Heir,
    Move,
    MoveKind,
    OrganisationPublication,
    PublishedSuccession,
)
from motcua.domain.regimes.values import CodeSyntax

from .moves import AT, EFFECT, SINCE, document, founded
from .rows import agency, commune

COUNT = 10_000
SECONDS_MAX = 10  # A search through all units for each took more than twice as long.


def test_units_and_divisions_are_looked_up_never_searched_for():
    codes = range(COUNT)
    before = OrganisationPublication(
        divisions=tuple(commune(f"d{n}", f"Xã {n}", SINCE) for n in [*codes, "-moi"]),
        successions=(),
        agencies=tuple(
            agency(f"x{n}", "department", division_code=f"d{n}", valid_from=SINCE) for n in codes
        ),
    )
    asked = document(
        moves=tuple(
            Move(kind=MoveKind.RENAME, agency_code=f"x{n}", heirs=(Heir(agency_code=f"y{n}"),))
            for n in codes
        ),
        new_agencies=tuple(
            founded(f"y{n}", name=f"Phòng {n}", role="department", division_code="d-moi")
            for n in codes
        ),
        ended_divisions=tuple(f"d{n}" for n in codes),
        successions=tuple(
            PublishedSuccession(f"d{n}", f"Xã {n}", "d-moi", EFFECT, "whole", "law") for n in codes
        ),
    )
    known = Known(
        publication=before,
        ended_by_others={},
        today=AT.date(),
        code_syntax=CodeSyntax.LEVELS_LEFT_TO_RIGHT,
    )
    began = time.process_time()
    assert faults_of(asked, known) == ()
    assert time.process_time() - began < SECONDS_MAX
