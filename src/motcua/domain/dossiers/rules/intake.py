"""Papers at intake: which must come, which the state already has, which are only shown.

Legal   61/2018/NĐ-CP art 17; 63/2010/NĐ-CP art 8: only what the published procedure lists may be
        asked for. 224/2026/NĐ-CP art 15.1d: what a database holds is not asked for again.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from motcua.domain.catalogue.values import Component


class Channel(StrEnum):
    """How a dossier came in (61/2018/NĐ-CP art 16)."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"


class ComponentSource(StrEnum):
    """Where a paper of a dossier came from."""

    FORM = "form"  # The interactive form that was filled in
    UPLOAD = "upload"
    DATABASE = "database"  # The state looks it up
    SHOWN = "shown"  # To be shown when the result is collected
    PAPER = "paper"  # Handed in at the counter or by post


class PaperDemand(StrEnum):
    """What an online applicant does about one paper."""

    FILLED_HERE = "filled_here"
    REQUIRED = "required"
    IF_IT_APPLIES = "if_it_applies"
    LOOKED_UP = "looked_up"
    SHOWN_LATER = "shown_later"


def demand_for(component: Component, *, interactive_form_name: str) -> PaperDemand:
    """What is asked of an online applicant for one listed paper.

    `interactive_form_name` is the published form that the applicant fills in here, or empty.
    """
    if interactive_form_name and component.form_name == interactive_form_name:
        return PaperDemand.FILLED_HERE
    if not component.is_always_required:
        return PaperDemand.IF_IT_APPLIES
    if component.once_only_source:
        return PaperDemand.LOOKED_UP
    return PaperDemand.SHOWN_LATER if component.is_shown_only else PaperDemand.REQUIRED


def papers_missing(
    components: Sequence[Component], *, attached: Collection[int], interactive_form_name: str
) -> Sequence[Component]:
    """The papers that must be attached and are not. `attached` holds orders of components."""
    return [
        component
        for component in components
        if component.order not in attached
        and demand_for(component, interactive_form_name=interactive_form_name)
        is PaperDemand.REQUIRED
    ]


def source_of(
    component: Component, *, is_attached: bool, interactive_form_name: str
) -> ComponentSource | None:
    """How a listed paper is present in an online dossier; None if it is not part of it."""
    if is_attached:
        return ComponentSource.UPLOAD
    demand = demand_for(component, interactive_form_name=interactive_form_name)
    return {
        PaperDemand.FILLED_HERE: ComponentSource.FORM,
        PaperDemand.LOOKED_UP: ComponentSource.DATABASE,
        PaperDemand.SHOWN_LATER: ComponentSource.SHOWN,
    }.get(demand)


def clock_starts_at(
    channel: Channel, *, submitted_at: datetime, accepted_at: datetime, is_entered_later: bool
) -> datetime:
    """The moment from which the limit counts.

    Legal   LR-048. Online and at the counter: when acceptance is said, by message or by slip
            (61/2018/NĐ-CP art 17; online assumed). By post: when the hand-over record between post
            and agency is signed (45/2016/QĐ-TTg). A slip written on paper while the system was
            down counts from its own moment (61/2018/NĐ-CP art 39.1).
    Units   `submitted_at` of a posted dossier is the moment of the hand-over record.
    """
    return submitted_at if channel is Channel.POST or is_entered_later else accepted_at
