"""The change of 1 July 2025 as one decision, and the province as it was known the month before.

The data that the product ships know both sides. Here what came after is taken out again, and all of
it comes back through `reorganise`: districts are abolished, provinces and communes merged. Where the
data name no successor (districts, three communes that were divided) heirs are assumed by what a unit
did: land to the land office, business registration to the commune, the rest to a department.
"""

from dataclasses import replace
from datetime import date, datetime

from django.apps import apps

from motcua.domain.organisations.selectors.reorganisations import kept_publication
from motcua.domain.organisations.values import (
    AgencyLevel,
    DivisionLevel,
    Heir,
    Move,
    MoveKind,
    PublishedSuccession,
    Reorganisation,
)
from motcua.foundation.clock import VIETNAM

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
ENTERED_AT = datetime(2025, 6, 20, 9, 0, tzinfo=VIETNAM)
PUBLISHED_AT = datetime(2025, 6, 23, 15, 0, tzinfo=VIETNAM)
LAND, BUSINESS = "dat-dai", "ho-kinh-doanh"


def rewind():
    """Take out what came with 1 July 2025. Returns the list as it was afterwards, and the names."""
    model = {
        name: apps.get_model("organisations", name)
        for name in (
            "Agency",
            "AgencyName",
            "Division",
            "DivisionSuccession",
            "OrganisationVersion",
        )
    }
    afterwards = kept_publication()
    names = dict(model["AgencyName"].objects.values_list("name", "two_tier_id"))
    model["AgencyName"].objects.update(two_tier=None)
    new = model["Agency"].objects.filter(valid_from=DAY)
    model["Agency"].objects.filter(successor__in=new).update(successor=None)
    new.update(parent=None)
    new.delete()
    model["Agency"].objects.filter(valid_to=EVE).update(valid_to=None, successor=None)
    model["Division"].objects.filter(valid_from=DAY).delete()
    model["Division"].objects.filter(valid_to=EVE).update(valid_to=None)
    model["DivisionSuccession"].objects.filter(took_effect_on=DAY).delete()
    model["OrganisationVersion"].lock().renew(at=ENTERED_AT)
    return afterwards, names


def put_names_back(names):
    """The generic names of procedures for two tiers, published with the decision."""
    model = apps.get_model("organisations", "AgencyName")
    for row in model.objects.all():
        row.two_tier_id = names[row.name]
        row.save(update_fields=["two_tier"])
    apps.get_model("organisations", "OrganisationVersion").lock().renew(at=PUBLISHED_AT)


def decision(afterwards, fields):
    """All of 1 July 2025 as one document. `fields`: keys of fields that procedures have."""
    new = tuple(each for each in afterwards.agencies if each.valid_from == DAY)
    ended_divisions = sorted({each.code for each in afterwards.divisions if each.valid_to == EVE})
    steps = [each for each in afterwards.successions if each.took_effect_on == DAY]
    steps += _districts(afterwards, steps)
    known_steps = {each.predecessor_code for each in steps}
    steps += _unchanged(afterwards, ended_divisions, known_steps)
    return Reorganisation(
        title="Bỏ cấp huyện, nhập tỉnh Thái Bình, sắp xếp cấp xã",
        decision_number="202/2025/QH15; 1666/NQ-UBTVQH15",
        decided_on=date(2025, 6, 12),
        takes_effect_on=DAY,
        moves=tuple(_moves(afterwards, steps, new, fields)),
        new_agencies=tuple(replace(each, valid_to=None, successor_code=None) for each in new),
        ended_divisions=tuple(ended_divisions),
        new_divisions=tuple(
            replace(each, valid_to=None) for each in afterwards.divisions if each.valid_from == DAY
        ),
        successions=tuple(steps),
    )


def _districts(afterwards, steps):
    """A district went, with its communes, into the communes that they went into."""
    communes = [
        each
        for each in afterwards.divisions
        if each.level is DivisionLevel.COMMUNE and each.valid_to == EVE
    ]
    districts = [
        each
        for each in afterwards.divisions
        if each.level is DivisionLevel.DISTRICT and each.valid_to == EVE
    ]
    for district in districts:
        within = {each.code for each in communes if each.parent_code == district.code}
        heirs = {step.successor_code for step in steps if step.predecessor_code in within}
        for code in sorted(heirs):
            yield PublishedSuccession(district.code, district.name, code, DAY, "partial", "law")


def _unchanged(afterwards, ended, known):
    """A unit that goes on under its code, as a new period."""
    starts = {each.code for each in afterwards.divisions if each.valid_from == DAY}
    for code in ended:
        if code not in known and code in starts:
            yield PublishedSuccession(code, code, code, DAY, "whole", "law")


def _moves(afterwards, steps, new, fields):
    by_unit = {(each.division_code, each.role): each.code for each in new}
    codes = {each.code for each in new}
    first = {}
    for step in steps:
        first.setdefault(step.predecessor_code, step.successor_code)
    for unit in afterwards.agencies:
        if unit.valid_to != EVE:
            continue
        if unit.successor_code in codes:
            heirs, kind = (Heir(agency_code=unit.successor_code),), MoveKind.MERGE
        else:
            heirs, kind = (
                _assumed(unit, first[unit.division_code], by_unit, fields),
                MoveKind.ABOLISH,
            )
        yield Move(kind=kind, agency_code=unit.code, heirs=heirs)


def _assumed(unit, commune, by_unit, fields):
    def there(role):
        return by_unit[commune, role]

    whole = {
        "one_stop": lambda: there("one_stop"),
        "vertical_police": lambda: "hy2-cong-an",
        "vertical_social_insurance": lambda: "hy2-bhxh-co-so",
        "land_registry_branch": lambda: "hy2-vpdkdd",
    }
    if unit.level is AgencyLevel.COMMUNE:
        return (Heir(agency_code=there(unit.role)),)
    if unit.role in whole:
        return (Heir(agency_code=whole[unit.role]()),)
    if unit.code.endswith("tai-nguyen-moi-truong"):
        return (Heir(agency_code="hy2-so-nnmt"),)
    committee = there("people_committee")
    of_fields = tuple(
        Heir(agency_code=heir, field_keys=(key,))
        for key, heir in ((LAND, "hy2-vpdkdd"), (BUSINESS, committee))
        if key in fields
    )
    rest = "hy2-so-noi-vu" if unit.role == "people_committee" else committee
    return (*of_fields, Heir(agency_code=rest))
