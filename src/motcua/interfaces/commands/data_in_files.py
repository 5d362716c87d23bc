"""Calendars and regimes straight from the files of `data/`, for commands that need no database.

The files of the installation were checked when they were loaded; a file that somebody names is
checked here, every contradiction said.
"""

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.regimes.rules import regime_from
from motcua.domain.regimes.values import Regime
from motcua.domain.working_time.errors import CalendarContradictsItself, CalendarUnreadable
from motcua.domain.working_time.rules import announced_until, contradictions, work_calendar
from motcua.domain.working_time.values import (
    CalendarPublication,
    OfficeHours,
    PublishedHours,
    WorkCalendar,
)

from .reference_data import calendar_file, regime_file, yaml_file

PROVINCE_CODE = "33"
_AGENCY_ID = re.compile(r"^\s*(?:- )?id: ['\"]?([\w-]+)", re.MULTILINE)


def data_folder() -> Path:
    """`MOTCUA_DATA_FOLDER`, or data/ of the checkout."""
    default = Path(__file__).resolve().parents[4] / "data"
    return Path(os.environ.get("MOTCUA_DATA_FOLDER", default))


def regime_of(day: date) -> Regime:
    """The regime in force on a day. Raises NoRegime."""
    document = yaml_file.read(data_folder() / "regimes.yaml")
    publication = regime_file.publication_of(document["profiles"], document["parameters"])
    return regime_from(publication.profiles, publication.parameters, day)


def calendar_of(
    *,
    file: Path | None = None,
    agency_code: str = "",
    office_hours: OfficeHours | None = None,
) -> WorkCalendar:
    """The calendar of one agency, from the installation's file or another.

    `office_hours` take the place of those in the file. Raises CalendarUnreadable,
    CalendarContradictsItself, AgencyNotFound, NoCalendar.
    """
    publication = _shipped() if file is None else _checked(file, _read(file))
    if office_hours is not None:
        publication = replace(publication, office_hours=(PublishedHours(office_hours),))
    if reasons := contradictions(publication) if file or office_hours else ():
        raise CalendarContradictsItself(reason="; ".join(reasons))
    if agency_code and not _is_known(agency_code, publication):
        raise AgencyNotFound(code=agency_code)
    return work_calendar(
        publication.days,
        publication.office_hours,
        agency_code=agency_code,
        province_code=os.environ.get("MOTCUA_PROVINCE_CODE", PROVINCE_CODE),
        version=file.name if file else "data/holidays.yaml",
        announced_until=announced_until(publication.years),
    )


def _shipped() -> CalendarPublication:
    return calendar_file.publication_of(_read(data_folder() / "holidays.yaml"))


def _read(file: Path) -> Any:
    try:
        return yaml_file.read(file)
    except yaml_file.Unreadable as error:
        raise CalendarUnreadable(file=str(file), reason=str(error)) from error


def _checked(file: Path, document: Any) -> CalendarPublication:
    """What a named file says, completed where it may be short, then checked like any other."""
    if not isinstance(document, dict):
        raise CalendarUnreadable(file=str(file), reason="phải là một bản ghi có trường years")
    faults, publication = calendar_file.read_publication(file.name, _completed(document))
    if publication is None:
        raise CalendarUnreadable(file=str(file), reason="; ".join(map(str, faults)))
    return publication


def _completed(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """A short calendar with all that its dates imply; office hours are those of the installation.

    `data/` itself must say everything; a file that somebody writes to try a thing need not.
    """
    meta, years = document.get("meta") or {}, document.get("years")
    if isinstance(meta, dict) and "working_hours" not in meta:
        shipped = _read(data_folder() / "holidays.yaml")["meta"]["working_hours"]
        meta = {**meta, "working_hours": shipped}
    if isinstance(years, dict):
        years = {
            year: {
                **content,
                "holidays": _each(content.get("holidays", []), _holiday),
                "swaps": _each(content.get("swaps", []), lambda row: {"occasion": "—", **row}),
            }
            if isinstance(content, dict)
            else content
            for year, content in years.items()
        }
    return {**document, "meta": meta, "years": years}


def _each(rows: Any, complete: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    if not isinstance(rows, list):
        return rows
    return [complete(row) if isinstance(row, dict) else row for row in rows]


def _holiday(row: dict[str, Any]) -> dict[str, Any]:
    implied = {"kind": "statutory"}
    with suppress(KeyError, TypeError, ValueError):
        implied["weekday"] = calendar_file.WEEKDAYS[date.fromisoformat(row["date"]).weekday()]
    return {**implied, **row}


def _is_known(agency_code: str, publication: CalendarPublication) -> bool:
    if any(row.agency_code == agency_code for row in publication.office_hours):
        return True
    if any(row.scope_code == agency_code for row in publication.days):
        return True
    text = (data_folder() / "agencies.yaml").read_text(encoding="utf-8")
    return agency_code in _AGENCY_ID.findall(text)
