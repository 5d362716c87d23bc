"""Mutations of who, where, how long and with what papers, and of the world around a process."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

from motcua.domain.processes.rules.written import process_from

from .mutations import (
    PARTS,
    Broken,
    Table,
    mutation,
    of_kind,
    one,
    without_staff,
)

# Hours


def _add_hours(step: dict[str, object], hours: int) -> None:
    step["hours"] = str(Decimal(str(step["hours"])) + hours)


@mutation
def appraisal_takes_too_long(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    _add_hours(appraisal, 2_000)
    return Broken(table, "hours_over_limit", (appraisal["key"], one(table, "return")["key"]))


@mutation
def the_return_takes_too_long(table: Table) -> Broken:
    last = one(table, "return")
    _add_hours(last, 2_000)
    return Broken(table, "hours_over_limit", (one(table, "intake")["key"], last["key"]))


@mutation
def one_part_takes_too_long(table: Table) -> Broken | None:
    if not (parts := of_kind(table, *PARTS)):
        return None
    _add_hours(parts[0], 2_000)
    return Broken(table, "hours_over_limit", (parts[0]["key"],))


@mutation
def the_limit_is_a_quarter_of_an_hour_shorter(table: Table) -> Broken:
    def shorter(context):
        return replace(context, limit_hours=Decimal("0.75"))

    return Broken(
        table,
        "hours_over_limit",
        (one(table, "intake")["key"], one(table, "return")["key"]),
        shorter,
    )


@mutation
def others_are_asked_without_a_deadline(table: Table) -> Broken | None:
    if not (asked := of_kind(table, "consult", "linked")):
        return None
    asked[-1]["hours"] = 0
    return Broken(table, "hours_missing", (asked[-1]["key"],))


# Who and where


@mutation
def nobody_appraises(table: Table) -> Broken:
    one(table, "appraise")["actor"]["role"] = ""
    return Broken(table, "role_missing", (one(table, "appraise")["key"],))


@mutation
def nobody_does_a_part(table: Table) -> Broken | None:
    if not (parts := of_kind(table, *PARTS)):
        return None
    del parts[0]["actor"]["role"]
    return Broken(table, "role_missing", (parts[0]["key"],))


@mutation
def two_roles_sign(table: Table) -> Broken:
    one(table, "sign")["actor"]["role"] = "leader, unit_head"
    return Broken(table, "role_several", (one(table, "sign")["key"],))


@mutation
def one_role_or_another_appraises(table: Table) -> Broken:
    one(table, "appraise")["actor"]["role"] = "case_officer/unit_head"
    return Broken(table, "role_several", (one(table, "appraise")["key"],))


@mutation
def a_role_that_there_is_not(table: Table) -> Broken:
    one(table, "sign")["actor"]["role"] = "chu_tich"
    return Broken(table, "role_unknown", (one(table, "sign")["key"],))


@mutation
def a_role_that_was_abolished(table: Table) -> Broken:
    def abolished(context):
        kept = {key: role for key, role in context.roles.items() if key != "leader"}
        return replace(context, roles=kept)

    keys = [step["key"] for step in table["steps"] if step["actor"]["role"] == "leader"]
    return Broken(table, "role_unknown", (keys[0],), abolished)


@mutation
def the_case_officer_signs(table: Table) -> Broken:
    one(table, "sign")["actor"]["role"] = "case_officer"
    return Broken(table, "role_unfit", (one(table, "sign")["key"],))


@mutation
def the_leader_appraises(table: Table) -> Broken:
    one(table, "appraise")["actor"]["role"] = "leader"
    return Broken(table, "role_unfit", (one(table, "appraise")["key"],))


@mutation
def the_administrator_does_the_work(table: Table) -> Broken | None:
    if not (works := of_kind(table, "work")):
        return None
    works[0]["actor"]["role"] = "admin"
    return Broken(table, "role_unfit", (works[0]["key"],))


@mutation
def the_clerk_reviews(table: Table) -> Broken | None:
    if not (reviews := of_kind(table, "review")):
        return None
    reviews[0]["actor"]["role"] = "clerk"
    return Broken(table, "role_unfit", (reviews[0]["key"],))


@mutation
def the_control_officer_receives_parts(table: Table) -> Broken | None:
    if not (asked := of_kind(table, "consult", "linked")):
        return None
    asked[0]["actor"]["role"] = "kstt_officer"
    return Broken(table, "role_unfit", (asked[0]["key"],))


@mutation
def the_case_officer_receives(table: Table) -> Broken:
    one(table, "intake")["actor"]["role"] = "case_officer"
    return Broken(table, "not_one_stop", (one(table, "intake")["key"],))


@mutation
def the_department_returns_the_result(table: Table) -> Broken:
    one(table, "return")["actor"]["place"] = "competent"
    return Broken(table, "not_one_stop", (one(table, "return")["key"],))


@mutation
def the_department_hands_over_to_itself(table: Table) -> Broken | None:
    if not (found := of_kind(table, "hand_over")):
        return None
    found[0]["actor"] = {"place": "competent", "role": "unit_head"}
    return Broken(table, "not_one_stop", (found[0]["key"],))


@mutation
def it_is_appraised_at_the_counter(table: Table) -> Broken:
    one(table, "appraise")["actor"]["place"] = "receiving"
    return Broken(table, "place_unfit", (one(table, "appraise")["key"],))


@mutation
def it_is_signed_elsewhere(table: Table) -> Broken:
    def known(context):
        return replace(context, named={**context.named, "Sở Xây dựng": context.competent})

    sign = one(table, "sign")
    sign["actor"] |= {"place": "named", "agency": "Sở Xây dựng"}
    return Broken(table, "place_unfit", (sign["key"],), known)


@mutation
def another_agency_without_a_name(table: Table) -> Broken | None:
    if not (asked := of_kind(table, "consult", "linked")):
        return None
    del asked[0]["actor"]["agency"]
    return Broken(table, "agency_missing", (asked[0]["key"],))


@mutation
def the_own_agency_is_consulted(table: Table) -> Broken | None:
    if not (asked := of_kind(table, "consult")):
        return None
    asked[0]["actor"]["place"] = "competent"
    return Broken(table, "agency_missing", (asked[0]["key"],))


@mutation
def an_agency_that_nobody_knows(table: Table) -> Broken | None:
    if not (asked := of_kind(table, "consult", "linked")):
        return None

    def unknown(context):
        return replace(context, named={**context.named, "Sở Mẫu": ()})

    asked[-1]["actor"]["agency"] = "Sở Mẫu"
    return Broken(table, "agency_unknown", (asked[-1]["key"],), unknown)


@mutation
def a_part_that_calls_this_procedure_again(table: Table) -> Broken | None:
    if not (linked := of_kind(table, "linked")):
        return None
    slug = table["procedure_slug"]
    caller = process_from(
        {**deepcopy(table), "procedure_slug": "ben-kia"} | {"steps": [_calling(linked[0], slug)]}
    )
    linked[-1]["inputs"] = ["thu-tuc:ben-kia"]
    return Broken(
        table,
        "linked_cycle",
        (linked[-1]["key"],),
        lambda context: replace(context, linked={"ben-kia": caller}),
    )


def _calling(step: dict[str, Any], slug: str) -> dict[str, Any]:
    return {**deepcopy(step), "inputs": [f"thu-tuc:{slug}"]}


@mutation
def nobody_works_anywhere(table: Table) -> Broken:
    def empty(context):
        return replace(context, receiving=(), competent=())

    return Broken(table, "nobody_receives", (one(table, "intake")["key"],), empty)


def _role_is_lacking(name: str, role_key: str, *days: int) -> None:
    def lacking(table: Table) -> Broken | None:
        keys = [step["key"] for step in table["steps"] if step["actor"]["role"] == role_key]
        if not keys:
            return None
        return Broken(
            table,
            "role_unstaffed",
            (keys[0],),
            lambda context: without_staff(context, role_key, days or range(7)),
        )

    lacking.__name__ = name
    mutation(lacking)


_role_is_lacking("no_one_at_the_counter", "one_stop_officer")
_role_is_lacking("no_one_at_the_counter_on_mondays", "one_stop_officer", 0)
_role_is_lacking("no_case_officer", "case_officer")
_role_is_lacking("no_case_officer_on_fridays", "case_officer", 4)
_role_is_lacking("no_leader", "leader")
_role_is_lacking("no_leader_in_the_middle_of_the_week", "leader", 2)
_role_is_lacking("no_unit_head", "unit_head")
_role_is_lacking("no_clerk_on_tuesdays", "clerk", 1)


@mutation
def open_on_saturdays_without_people(table: Table) -> Broken:
    def open_on_saturdays(context):
        office = replace(context.receiving[0], weekdays=frozenset(range(6)))
        return replace(context, receiving=(office,))

    path = (one(table, "intake")["key"], one(table, "return")["key"])
    return Broken(table, "role_unstaffed", path, open_on_saturdays)


@mutation
def a_second_office_without_people(table: Table) -> Broken:
    def second(context):
        other = replace(context.competent[0], agency_code="uy-ban-2", name="Ủy ban Mẫu 2")
        return replace(context, competent=(*context.competent, other))

    return Broken(table, "role_unstaffed", (one(table, "appraise")["key"],), second)


@mutation
def the_named_agency_has_nobody(table: Table) -> Broken | None:
    if not (asked := of_kind(table, "consult", "linked")):
        return None
    name = asked[0]["actor"]["agency"]

    def nobody(context):
        codes = {office.agency_code for office in context.named[name]}
        staffing = {key: days for key, days in context.staffing.items() if key[0] not in codes}
        return replace(context, staffing=staffing)

    return Broken(table, "role_unstaffed", (asked[0]["key"],), nobody)


# Papers


@mutation
def a_slip_that_there_is_not(table: Table) -> Broken:
    one(table, "sign")["slips"] = ["giay_moi"]
    return Broken(table, "slip_unknown", (one(table, "sign")["key"],))


@mutation
def a_slip_of_the_intake_is_misspelt(table: Table) -> Broken:
    one(table, "intake")["slips"] = ["receipt", "recipt"]
    return Broken(table, "slip_unknown", (one(table, "intake")["key"],))


@mutation
def a_form_that_there_is_not(table: Table) -> Broken:
    one(table, "intake")["forms"] = ["to-khai-chung", "mau-99"]
    return Broken(table, "form_unknown", (one(table, "intake")["key"],))


@mutation
def a_form_that_is_not_yet_in_force(table: Table) -> Broken:
    def too_early(context):
        return replace(context, forms=frozenset())

    one(table, "appraise")["forms"] = ["to-khai-chung"]
    intake = one(table, "intake")
    intake.pop("forms", None)
    return Broken(table, "form_unknown", (one(table, "appraise")["key"],), too_early)
