"""What can be done next with a dossier: offered, or shown locked with its reason, never hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import (
    CHARGED_BY,
    FEE_KIND_NAMES,
    FILED_BY,
    Case,
    Fee,
    ProcedurePage,
    VersionId,
)
from motcua.domain.dossiers.rules import ACT_RIGHTS, Side
from motcua.domain.dossiers.states import Act, Position, Stage, State, acts_from
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.domain.workflow.selectors.offers import Seen, acts_within, seen_by
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.deadlines import limit_words
from motcua.interfaces.officer.act_words import ACT_WORDS, RETURN_WORDS, ActWords
from motcua.interfaces.officer.dossier_words import is_apology_owed
from motcua.interfaces.officer.forms.intake import of_other_cases
from motcua.interfaces.officer.task_offers import TaskOffer, task_offers_on
from motcua.interfaces.web.idempotency import new_key
from motcua.interfaces.web.refusal import in_words


@dataclass(frozen=True, slots=True)
class Offer:
    """One act that the actor may do now."""

    act: Act
    words: ActWords
    address: str
    idempotency_key: str


@dataclass(frozen=True, slots=True)
class Offers:
    """All that is offered on one dossier: the main act, others, and why the rest is locked."""

    main: Offer | None
    others: Sequence[Offer]
    locked: Sequence[str]
    tasks: Sequence[TaskOffer] = ()


@dataclass(frozen=True, slots=True)
class FeeChoice:
    """One published fee that may apply. `order` is its place in the list, as `accept` wants it."""

    order: int
    label: str
    amount: str
    condition: str
    of_cases: str  # whose it is, where it is not due in the dossier's case
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """One case of the procedure as it may be found at acceptance; `value` is empty for "not known"."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ReturnChoice:
    value: str
    label: str | Promise
    is_chosen: bool


def offers_on(page: DossierPage, *, by: Actor) -> Offers:
    """What law and rights allow now, and the reason for each thing they do not."""
    at = clock.now()
    seen = seen_by(page, by=by, at=at)
    opened = reasons_on(page, by=by, at=at, seen=seen)
    offered: list[Offer] = []
    whose: list[str] = []
    forbidden: dict[str, list[str]] = {}
    for act in acts_from(Position(State(page.state), Stage(page.stage))):
        if act not in ACT_WORDS:
            continue
        words = ACT_WORDS[act]
        if act not in opened:
            # What others may do beside the main thing would fill the page with their work.
            if words.is_main and words.whose:
                whose.append(_whose(act, page))
        elif opened[act]:
            forbidden.setdefault(opened[act], []).append(str(words.label))
        else:
            offered.append(_offer(act, page))
    main = next((offer for offer in offered if _is_main(offer, page, at=at)), None)
    return Offers(
        main=main,
        others=[offer for offer in offered if offer is not main],
        locked=[*starmap(_forbidden, forbidden.items()), *whose],
        tasks=task_offers_on(page, by=by, at=at, seen=seen),
    )


def is_offered(act: Act, page: DossierPage, *, by: Actor) -> bool:
    """Whether the actor may do this act now, as far as law and rights go."""
    return reasons_on(page, by=by, at=clock.now()).get(act) == ""


def reasons_on(
    page: DossierPage, *, by: Actor, at: datetime, seen: Seen | None = None
) -> Mapping[Act, str]:
    """Why each act that law and rights know here is not done now; empty where nothing forbids it."""
    return {
        each.act: in_words(each.waits)[0] if each.waits else _(each.reason) if each.reason else ""
        for each in acts_within(page, by=by, at=at, seen=seen)
    }


def procedure_of(page: DossierPage) -> ProcedurePage:
    """The published procedure as it stood when the dossier was submitted, with all its cases."""
    submitted_on = page.submitted_at.astimezone(VIETNAM).date()
    return procedure_version(VersionId(page.procedure_version_id), day=submitted_on)


def limit_in_words(procedure: ProcedurePage, channel: str) -> str:
    """`Thời hạn 10 ngày làm việc.`: what accepting a dossier of a channel promises."""
    filed_by = FILED_BY[channel]
    if procedure.is_same_day_for(filed_by):
        return _("Thời hạn: trong ngày làm việc.")
    return _("Thời hạn: %(limit)s.") % {"limit": limit_words(procedure.limit_for(filed_by))}


def fee_choices(
    published: ProcedurePage, channel: str, *, case: Case | None
) -> Sequence[FeeChoice]:
    """The channel's fees with a known amount, of all cases; those due in any event are ticked."""
    told = published.in_case(case.key if case else "")
    return [
        _fee_choice(order, fee, told)
        for order, fee in enumerate(published.fees_for(CHARGED_BY[channel]))
        if fee.amount_vnd is not None
    ]


def case_choices(page: DossierPage, published: ProcedurePage) -> Sequence[CaseChoice]:
    """What the official may find the case to be, each with its own limit; nothing without cases."""
    if not published.cases:
        return ()
    filed_by = FILED_BY[page.channel]
    limits = {case.key: published.in_case(case.key).limit_for(filed_by) for case in published.cases}
    differ = len(set(limits.values())) > 1
    return [
        CaseChoice("", _("Chưa rõ"), not page.case_key),
        *(
            CaseChoice(
                case.key,
                f"{case.name}: {limit_words(limits[case.key])}" if differ else case.name,
                case.key == page.case_key,
            )
            for case in published.cases
        ),
    ]


def case_words(page: DossierPage) -> str:
    """The case of a dossier; that it is not known; nothing where the procedure has no cases."""
    published = procedure_of(page)
    case = published.case_named(page.case_key)
    return case.name if case else _("chưa rõ") if published.cases else ""


def return_choices(page: DossierPage) -> Sequence[ReturnChoice]:
    """The ways to return a result; the applicant's own choice is chosen."""
    return [
        ReturnChoice(value, label, value == page.return_method)
        for value, label in RETURN_WORDS.items()
    ]


def _fee_choice(order: int, fee: Fee, told: ProcedurePage) -> FeeChoice:
    is_due = not fee.cases or (told.case is not None and told.case.key in fee.cases)
    per = "".join(f"/{_(unit)}" for unit in fee.per.split("/")) if fee.per else ""
    amount = formats.dong(fee.amount_vnd) + per if fee.amount_vnd else _("không thu")
    return FeeChoice(
        order=order,
        label=fee.name or _(FEE_KIND_NAMES[fee.kind]),
        amount=amount,
        condition=fee.condition or "",
        of_cases="" if is_due else str(of_other_cases(fee.cases, told)),
        # Some records put the condition into the name: "bản sao Giấy khai sinh (nếu yêu cầu)".
        is_ticked=is_due and not fee.condition and "(nếu " not in fee.name,
    )


def _offer(act: Act, page: DossierPage) -> Offer:
    address = f"{reverse('officer:dossier', args=[page.code])}{ACT_WORDS[act].address}/"
    return Offer(act=act, words=ACT_WORDS[act], address=address, idempotency_key=new_key())


def _is_main(offer: Offer, page: DossierPage, *, at: datetime) -> bool:
    """A leader may always apologise; it is the next thing to do only when it is owed."""
    if offer.act is Act.APOLOGISE:
        return is_apology_owed(page, at=at)
    return offer.words.is_main


def _forbidden(reason: str, labels: Sequence[str]) -> str:
    """`Trình lãnh đạo ký, lấy ý kiến: hồ sơ do cán bộ khác thụ lý.`: one reason once."""
    first, *rest = labels
    joined = ", ".join([first, *map(_lower, rest)])
    return f"{joined}: {_lower(reason.removesuffix('.'))}."


def _whose(act: Act, page: DossierPage) -> str:
    is_receiving = ACT_RIGHTS[act].side is Side.RECEIVING
    agency = page.receiving_agency_name if is_receiving else page.competent_agency_name
    return str(ACT_WORDS[act].whose) % {"agency": agency}


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
