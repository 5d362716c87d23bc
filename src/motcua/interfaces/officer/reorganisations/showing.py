"""What a reorganisation would move, as its pages show it."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.domain.control.rules.reorganisation import ReorganisationEffects, UnitEffect

from .words import KIND_WORDS

UNITS_SHOWN_MAX = 200


def effects_context(effects: ReorganisationEffects) -> dict[str, Any]:
    """Units, heirs, people and obstacles for `effects.html` and `units.html`."""
    return {
        "effects": effects,
        "units": [_unit(unit) for unit in effects.units[:UNITS_SHOWN_MAX]],
        "hidden_units": max(0, len(effects.units) - UNITS_SHOWN_MAX),
    }


def _unit(unit: UnitEffect) -> dict[str, Any]:
    whole = _("Phần còn lại") if len(unit.heirs) > 1 else _("Toàn bộ công việc")
    return {
        "unit": unit,
        "kind": KIND_WORDS[unit.kind],
        "heirs": [{"heir": heir, "what": heir.what or whole} for heir in unit.heirs],
    }
