"""The invented people of the demonstration, as `data/demo/accounts.yaml` states them.

The sign-in page offers them and `motcua demo_accounts` creates them, both only where
`settings.IS_DEMONSTRATION`.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from motcua.domain.identity.values import AccountKind
from motcua.domain.working_time.values import WEEKDAY_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationPerson:
    """One invented person. `role_key` and `agency_code` are empty for a citizen."""

    username: str
    kind: AccountKind
    full_name: str
    part: str  # What one tries with this account, in words
    role_key: str
    agency_code: str
    title: str
    identity_number: str
    phone_number: str
    email: str
    address: str
    born_on: date | None
    weekdays: tuple[int, ...] = ()  # 0 is Monday; none: every day of office hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """All invented people; one password opens every account."""

    password: str
    people: tuple[DemonstrationPerson, ...]

    @property
    def citizens(self) -> list[DemonstrationPerson]:
        return [each for each in self.people if each.kind is AccountKind.CITIZEN]

    @property
    def officers(self) -> list[DemonstrationPerson]:
        return [each for each in self.people if each.kind is AccountKind.OFFICER]


@lru_cache(maxsize=1)
def demonstration() -> Demonstration:
    """The file's content. Raises KeyError or ValueError for a faulty file: it is our own."""
    file = Path(settings.REFERENCE_DATA_FOLDER) / "demo" / "accounts.yaml"
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Demonstration(
        password=content["password"],
        people=tuple(_person(each) for each in content["people"]),
    )


def _person(row: dict[str, Any]) -> DemonstrationPerson:
    return DemonstrationPerson(
        username=row["username"],
        kind=AccountKind(row["kind"]),
        full_name=row["full_name"],
        part=row["part"],
        role_key=row.get("role", ""),
        agency_code=row.get("agency", ""),
        title=row.get("title", ""),
        identity_number=row["identity_number"],
        phone_number=row["phone_number"],
        email=row.get("email", ""),
        address=row.get("address", ""),
        born_on=row.get("born_on"),
        weekdays=tuple(WEEKDAY_NAMES.index(day) for day in row.get("weekdays", ())),
    )
