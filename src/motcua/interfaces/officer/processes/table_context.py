"""What the templates of the table show: of a form that is typed in, and of a version that is read."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.processes.rules.transitions import targets_as_text
from motcua.domain.processes.rules.wording import (
    ENDING_NAMES,
    KIND_NAMES,
    OUTCOME_NAMES,
    PLACE_NAMES,
    ending_of,
    hours_words,
)
from motcua.domain.processes.values import InternalProcess, Place, ProcessStep, StepExit
from motcua.interfaces.officer.processes import table_words as words
from motcua.interfaces.officer.processes.checks import Checked
from motcua.interfaces.officer.processes.typed_table import TypedTable


def form_context(
    table: TypedTable, *, page: ProcedurePage | None, check: Checked
) -> dict[str, Any]:
    """The rows of the form with what stands in every cell and what is wrong beside it."""
    actors, slips = words.actor_choices(), words.slip_choices()
    known_actors = {value for _place, choices in actors for value, _label in choices}
    known_slips = {value for value, _label in slips}
    return {
        "table": table,
        "rows": [
            {
                "n": number - 1,
                "order": number,
                "key": row.key,
                "texts": row.texts,
                "slips": row.slips,
                # What the system does not know stays until somebody chooses another.
                "unknown_actor": row.texts["actor"] not in known_actors,
                "unknown_slips": [slip for slip in row.slips if slip not in known_slips],
                "waits": row.waits,
                "exits": [
                    {
                        "field": name,
                        "label": _(OUTCOME_NAMES[outcome]),
                        "value": table.text_of_exit(row, outcome),
                        "fault": row.faults.get(name, ""),
                    }
                    for outcome, name in words.EXIT_FIELDS.items()
                ],
                "faults": row.faults,
                "gate": check.by_row.get(number, ()),
                "has_more": _has_more(row.texts, row.faults),
            }
            for number, row in enumerate(table.rows, 1)
        ],
        "kinds": words.kind_choices(),
        "actors": actors,
        "slip_choices": slips,
        "targets": words.target_choices([row.texts["name"] for row in table.rows]),
        "agencies": words.agency_choices(page) if page else [],
        "row_count": len(table.rows),
    }


def reading_context(process: InternalProcess, check: Checked | None) -> list[dict[str, Any]]:
    """The rows of a version as sentences."""
    orders = {step.key: order for order, step in enumerate(process.steps, 1)}
    return [
        {
            "order": order,
            "step": step,
            **step_words(step),
            "exits": [
                {"outcome": _(OUTCOME_NAMES[each.outcome]), "leads": _leads(each, orders)}
                for each in step.exits
            ],
            "gate": check.by_row.get(order, ()) if check else (),
        }
        for order, step in enumerate(process.steps, 1)
    ]


def step_words(step: ProcessStep) -> dict[str, str]:
    """Kind, who, where and hours of one step in the reader's language."""
    actor = step.actor
    place = actor.agency_name if actor.place is Place.NAMED else _(PLACE_NAMES[actor.place])
    slips = words.slip_names()
    return {
        "kind_words": _(KIND_NAMES[step.kind]),
        "role": _(words.role_names().get(actor.role_key, actor.role_key)),
        "place": place or _(PLACE_NAMES[actor.place]),
        "hours": hours_words(step.hours),
        "slip_words": "; ".join(_(slips.get(slip, slip)) for slip in step.slips),
    }


def _leads(step_exit: StepExit, orders: dict[str, int]) -> str:
    if len(step_exit.to) == 1 and (ending := ending_of(step_exit.to[0])) is not None:
        condition = f" ({step_exit.condition})" if step_exit.condition else ""
        return _(ENDING_NAMES[ending]).lower() + condition
    numbers = targets_as_text(step_exit, orders=orders)
    return _("bước %(numbers)s") % {"numbers": numbers}


def _has_more(texts: dict[str, str], faults: dict[str, str]) -> bool:
    """Whether the folded part of a row is shown open: where something is wrong in it."""
    return any(name in faults for name in ("content", "inputs", "outputs", "slips", "forms"))
