"""The choices of the process table in words: kinds of steps, who does them, slips, endings."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.identity.selectors import roles
from motcua.domain.processes.rules.wording import ENDING_WORDS, KIND_NAMES, PLACE_NAMES
from motcua.domain.processes.values import Place, StepActor, StepOutcome
from motcua.domain.slips.rules import FormVersion, SlipKind
from motcua.domain.slips.rules.kinds import title_of

DESK_RIGHT = "workflow.as_"  # Who holds `workflow.as_<role>` has a desk on which steps can arrive.
ACTOR_MARK = "|"
# One exit of a step in the form: its field, the question it asks.
EXIT_FIELDS: Mapping[StepOutcome, str] = {
    StepOutcome.DONE: "done",
    StepOutcome.SUPPLEMENT: "supplement",
    StepOutcome.SEND_BACK: "send_back",
    StepOutcome.REFUSE: "refuse",
}


@lru_cache(maxsize=1)
def _role_names() -> Mapping[str, str]:
    return {
        role.key: role.name
        for role in roles()
        if any(right.startswith(DESK_RIGHT) for right in role.permissions)
    }


def role_names() -> Mapping[str, str]:
    """Roles with a desk, by key. The Vietnamese name: what files and sentences say."""
    return _role_names() or _fresh_role_names()


def _fresh_role_names() -> Mapping[str, str]:
    _role_names.cache_clear()
    return _role_names()


def slip_names() -> Mapping[str, str]:
    """Slips by key, as the newest set of forms calls them."""
    return {kind.value: title_of(kind, FormVersion.TT03_2025) for kind in SlipKind}


def kind_choices() -> list[tuple[str, str]]:
    return [(kind.value, _(name)) for kind, name in KIND_NAMES.items()]


def actor_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Roles under the places in which they work, for one list of choices."""
    names = role_names()
    return [
        (_(PLACE_NAMES[place]), [(_actor(place, key), _(name)) for key, name in names.items()])
        for place in Place
    ]


def actor_value(actor: StepActor) -> str:
    return _actor(actor.place, actor.role_key)


def slip_choices() -> list[tuple[str, str]]:
    return [(key, _(name)) for key, name in slip_names().items()]


def target_choices(step_names: list[str]) -> list[tuple[str, str]]:
    """What may be typed where a step leads: numbers of steps and words of endings."""
    numbered = [(str(number), name) for number, name in enumerate(step_names, 1)]
    return numbered + [(word, _("Kết thúc quy trình")) for word in ENDING_WORDS.values()]


def agency_choices(page: ProcedurePage) -> list[str]:
    """Names of other agencies that the procedure itself knows."""
    named = (*page.coordinating_agencies, *page.competent_agencies, *page.receiving_places)
    return list(dict.fromkeys(each.name for each in named))


def _actor(place: Place, role_key: str) -> str:
    return f"{place.value}{ACTOR_MARK}{role_key}"
