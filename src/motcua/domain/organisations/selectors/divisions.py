"""Questions about divisions: those of the province from the picture, others from the national list."""

from datetime import date, datetime

from motcua.domain.organisations.errors import DivisionNotFound
from motcua.domain.organisations.values import Division, DivisionLevel, Succession

from .listed import listed_division, listed_successors
from .picture import exists_on, name_order, organisations, picture


def divisions_on(
    *, level: DivisionLevel, day: date, known_at: datetime | None = None
) -> tuple[Division, ...]:
    """Divisions of one level on a day, in the order of the Vietnamese alphabet.

    `known_at`: as it was known at a moment, whatever was corrected since.
    """

    def build() -> tuple[Division, ...]:
        found = [
            division
            for periods in picture(known_at).divisions.values()
            for division in periods
            if division.level is level and exists_on(division, day)
        ]
        return tuple(sorted(found, key=lambda division: name_order(division.name)))

    return build() if known_at else organisations.get((level, day), build)


def communes_on(day: date) -> tuple[Division, ...]:
    """Communes and wards of the province on a day, in the order of the Vietnamese alphabet."""
    return divisions_on(level=DivisionLevel.COMMUNE, day=day)


def division(code: str, *, day: date, known_at: datetime | None = None) -> Division:
    """A division by its code on a day: codes are used again. Raises DivisionNotFound.

    `known_at`: as it was known at a moment.
    """
    for period in picture(known_at).divisions.get(code, ()):
        if exists_on(period, day):
            return period
    found = listed_division(code, day=day, known_at=known_at)  # of another province
    if found is not None:
        return found
    raise DivisionNotFound(code=code, day=day.isoformat())


def successors_of(code: str, *, on: date) -> tuple[Succession, ...]:
    """Where a division went on a day. Empty if it did not end then, or that is not known."""
    own = tuple(step for day, step in picture().successions.get(code, ()) if day == on)
    return own or listed_successors(code, on=on)


def former_divisions_of(code: str, *, day: date) -> tuple[Succession, ...]:
    """From what the division of a day was formed. Old names are what many people still use."""
    began = division(code, day=day).valid_from
    return tuple(
        step
        for steps in picture().successions.values()
        for day_of_step, step in steps
        if step.successor_code == code and day_of_step == began
    )
