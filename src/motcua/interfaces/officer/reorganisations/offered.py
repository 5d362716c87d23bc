"""What the form of a reorganisation offers while one types: units, kinds of work, communes."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.domain.catalogue.selectors import fields_on, procedures_on
from motcua.domain.organisations.selectors import agencies_on, communes_on
from motcua.domain.organisations.values import Agency, Division

PROCEDURES_OFFERED_MAX = 400  # More make the page heavy: one types the code then.
# Kinds of units that a decision of the province founds.
ROLE_WORDS = {
    "one_stop": _("Bộ phận một cửa"),
    "people_committee": _("Ủy ban nhân dân"),
    "department": _("Sở, phòng chuyên môn"),
    "sub_department": _("Chi cục"),
    "public_unit": _("Đơn vị sự nghiệp"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """A field or a procedure that a split gives to somebody."""

    field_key: str = ""
    slug: str = ""


@dataclass(slots=True)
class Offered:
    """Everything by what people may type for it: its name, its name with its place, its code."""

    units: dict[str, list[str]] = field(default_factory=dict)  # → codes
    works: dict[str, Work] = field(default_factory=dict)
    divisions: dict[str, Division] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    unit_names: list[str] = field(default_factory=list)
    work_names: list[str] = field(default_factory=list)
    division_names: list[str] = field(default_factory=list)

    def found(self, text: str) -> Sequence[str]:
        """Codes of the units that a text names."""
        return self.units.get(key_of(text), ())


def offered_on(day: date, effect: date | None = None) -> Offered:
    """What there is on a day, and the units that are there when the decision takes effect.

    One query; agencies, fields and communes come from what the process keeps.
    """
    offered = Offered()
    there = {str(each.code): each for each in agencies_on(day)}
    offered.agencies = there | {str(each.code): each for each in agencies_on(effect or day)}
    units = offered.agencies.values()
    double = {name for name, count in Counter(each.name for each in units).items() if count > 1}
    for unit in units:
        with_place = f"{unit.name} ({unit.division_name})"
        for text in {key_of(each) for each in (unit.code, unit.name, with_place)}:
            offered.units.setdefault(text, []).append(unit.code)
        offered.unit_names.append(with_place if unit.name in double else unit.name)
    for each in fields_on(day):
        offered.works |= dict.fromkeys(map(key_of, (each.key, each.name)), Work(each.key))
        offered.work_names.append(each.name)
    procedures = procedures_on(day=day).values_list("procedure__slug", "code", "name")
    for place, (slug, code, name) in enumerate(procedures):
        label = f"{name} ({code or slug})"
        named = (slug, code or slug, label)
        offered.works |= dict.fromkeys(map(key_of, named), Work(slug=slug))
        if place < PROCEDURES_OFFERED_MAX:
            offered.work_names.append(label)
    for commune in communes_on(effect or day):
        offered.divisions |= dict.fromkeys((key_of(commune.name), commune.code), commune)
        offered.division_names.append(commune.name)
    return offered


def key_of(text: str) -> str:
    """What two spellings of one text have in common."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
