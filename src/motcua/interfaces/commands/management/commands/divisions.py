"""`motcua divisions`: the national list of divisions, and where it differs from ours."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.domain.identity.values import Actor
from motcua.domain.organisations.actions import publish_divisions
from motcua.domain.organisations.errors import OrganisationsContradict
from motcua.domain.organisations.permissions import PUBLISH_ORGANISATIONS
from motcua.domain.organisations.rules import list_differences
from motcua.domain.organisations.selectors import find_divisions, own_units
from motcua.domain.organisations.values import ListDifference, ListedUnit
from motcua.foundation import clock
from motcua.interfaces.commands.divisions.packages import (
    SOURCE,
    NationalList,
    PackageMissing,
    national_list,
)

OUR_PROVINCE = "33"
HEADINGS = {"ours": "dữ liệu của tỉnh và danh mục", "packages": "hai nguồn của danh mục"}
OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset({(PUBLISH_ORGANISATIONS, "*")}),
)


class Command(BaseCommand):
    help = (
        "Nạp danh mục đơn vị hành chính cả nước của hai thời kỳ, đối chiếu với dữ liệu của tỉnh "
        "(the national list of divisions; --compare only says what differs)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--compare", action="store_true", help="only say what differs")
        parser.add_argument("--day", type=date.fromisoformat, help="of the comparison or search")
        parser.add_argument("--find", metavar="NAME", help="look for a division by its name")
        parser.add_argument("--json", action="store_true", help="for other programs")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        day = options["day"] or at.astimezone(clock.VIETNAM).date()
        if options["find"]:
            self._find(options["find"], day, is_json=options["json"])
            return
        try:
            listed = national_list()
        except PackageMissing as fault:
            raise CommandError(str(fault)) from fault
        if not options["compare"]:
            try:
                counts = publish_divisions(
                    units=listed.units, steps=listed.steps, source=SOURCE, by=OPERATOR, at=at
                )
            except OrganisationsContradict as refusal:
                raise CommandError(str(refusal.details["reason"])) from refusal
            self.stdout.write(
                f"{len(listed.units)} đơn vị, {len(listed.steps)} lần kế thừa: {counts.new} mới,"
                f" {counts.changed} sửa, {counts.withdrawn} bỏ, {counts.unchanged} giữ nguyên."
            )
        self._compare(listed, day, is_json=options["json"])

    def _compare(self, listed: NationalList, day: date, *, is_json: bool) -> None:
        found = {
            "ours": list_differences(
                own_units(), _of_ours(listed, day), day=day, their_steps=listed.steps
            ),
            "packages": listed.recoded,
        }
        if is_json:
            said = {source: [_said(each) for each in rows] for source, rows in found.items()}
            self.stdout.write(json.dumps(said, ensure_ascii=False))
            return
        self.stdout.write(f"Khác nhau ngày {day:%d/%m/%Y}; người có trách nhiệm quyết định:")
        for source, rows in found.items():
            self.stdout.write(f"  {HEADINGS[source]}: {len(rows)}")
            for each in rows:
                self.stdout.write(f"    {each.kind} · {each.code} · {each.sentence}")

    def _find(self, text: str, day: date, *, is_json: bool) -> None:
        found = [
            {
                "code": each.unit.code,
                "name": each.unit.name,
                "level": each.unit.level.value,
                "parent": each.parent_name,
            }
            for each in find_divisions(text, day=day)
        ]
        if is_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for row in found:
            self.stdout.write(" · ".join((row["code"], row["name"], row["parent"])))


def _of_ours(listed: NationalList, day: date) -> list[ListedUnit]:
    """The list as far as we keep one of our own: all provinces, and what lies in ours."""
    in_force = [
        unit
        for unit in listed.units
        if (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)
    ]
    within = {OUR_PROVINCE}
    within |= {unit.code for unit in in_force if unit.parent_code == OUR_PROVINCE}
    return [unit for unit in in_force if not unit.parent_code or unit.parent_code in within]


def _said(difference: ListDifference) -> dict[str, str]:
    return {
        "kind": difference.kind.value,
        "code": difference.code,
        "sentence": difference.sentence,
    }
