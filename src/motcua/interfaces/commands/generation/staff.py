"""Officials for every agency that receives or decides: as many as its share of work wants."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from random import Random

from motcua.domain.identity.values import AccountKind

from .copying import NULL
from .people import full_name, identity_number, phone_number, plain
from .rows import Sheets
from .times import OfficeTime
from .world import World

RECEIVES, HEADS_UNIT = "one_stop_officer", "one_stop_head"
SETTLES, HEADS, SIGNS, ISSUES = "case_officer", "unit_head", "leader", "clerk"
TITLES = {
    RECEIVES: "Công chức tiếp nhận và trả kết quả",
    HEADS_UNIT: "Giám đốc Trung tâm",
    SETTLES: "Công chức thụ lý",
    HEADS: "Trưởng phòng",
    SIGNS: "Phó Chủ tịch",
    ISSUES: "Văn thư",
}
# [assumed] dossiers that one official has in a year; of the others there is one for each agency.
_YEARLY = {RECEIVES: 4_500, SETTLES: 2_200, SIGNS: 9_000}
_DAYS_OF_YEAR = 365
NO_PASSWORD = "!"  # noqa: S105 — Django's mark of an account that nobody signs in with


@dataclass(frozen=True, slots=True)
class Staff:
    """Account ids by role in each agency."""

    by_agency: Mapping[str, Mapping[str, Sequence[int]]]

    def of(self, agency_code: str, role_key: str) -> Sequence[int]:
        return self.by_agency[agency_code][role_key]


@dataclass(frozen=True, slots=True)
class Numbers:
    """From where ids and identity numbers go on."""

    account: int
    grant: int
    dossier: int
    serial: int
    given: Mapping[tuple[str, str, str], int]  # the last number of a kind, agency and period


def staff_for(
    world: World,
    *,
    receiving: Counter[str],
    competent: Counter[str],
    held: Mapping[tuple[str, str], Sequence[int]],
    numbers: Numbers,
    seed: int,
    sheets: Sheets,
    office: OfficeTime,
    since: int,
) -> tuple[Staff, Numbers]:
    """Who is there already (`held`) and whoever is missing, written to the sheets."""
    chance = Random(f"{seed} staff")  # noqa: S311 — invented data, no secret
    share_of_year = max((world.last - world.first).days, 1) / _DAYS_OF_YEAR
    wanted: dict[tuple[str, str], int] = {}
    for code in sorted(receiving):
        wanted[code, RECEIVES] = _count(receiving[code], _YEARLY[RECEIVES], share_of_year)
        wanted[code, HEADS_UNIT] = 1
    for code in sorted(competent):
        wanted[code, SETTLES] = _count(competent[code], _YEARLY[SETTLES], share_of_year)
        wanted[code, SIGNS] = _count(competent[code], _YEARLY[SIGNS], share_of_year)
        wanted[code, HEADS] = wanted[code, ISSUES] = 1
    found: dict[str, dict[str, list[int]]] = {}
    account, grant, serial = numbers.account, numbers.grant, numbers.serial
    for (code, role), count in wanted.items():
        people = found.setdefault(code, {}).setdefault(role, list(held.get((code, role), ())))
        for place in range(len(people) + 1, count + 1):
            is_woman = chance.random() < 0.55  # noqa: PLR2004 — [assumed]
            name = full_name(chance, is_woman=is_woman)
            sheets.add(
                "identity_account",
                (
                    str(account),
                    NO_PASSWORD,
                    f"{plain(code)}.{plain(role)}{place}",
                    AccountKind.OFFICER.value,
                    name,
                    identity_number(chance, serial, is_woman=is_woman),
                    phone_number(serial),
                    office.text(since),
                ),
            )
            sheets.add(
                "identity_grant",
                (
                    str(grant),
                    str(account),
                    role,
                    code,
                    TITLES[role],
                    office.text(since),
                    NULL,
                    "{}",
                ),
            )
            people.append(account)
            account, grant, serial = account + 1, grant + 1, serial + 1
    return Staff(found), replace(numbers, account=account, grant=grant, serial=serial)


def _count(dossiers: int, yearly: int, share_of_year: float) -> int:
    """Two at least: nobody signs what he has appraised, and somebody is always away."""
    return max(2, ceil(dossiers / share_of_year / yearly))
