"""Processes made from the catalogue: one that every dossier can run on, and a start for drawing.

Legal   LR-086: where no process is published, the acts of the law themselves are the steps
        (61/2018/NĐ-CP arts 17-20). LR-081: a process is built from the approved annex.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from motcua.domain.catalogue.values import ProcedurePage, Step
from motcua.domain.processes.values import (
    END_PREFIX,
    Ending,
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)
from motcua.domain.regimes.values import Tier
from motcua.domain.slips.rules import SlipKind

from .limit_hours import limit_hours, shared_out

RESULT: Final = END_PREFIX + Ending.RESULT
REFUSAL: Final = END_PREFIX + Ending.REFUSAL
ONE_STOP_OFFICER: Final = "one_stop_officer"
CASE_OFFICER: Final = "case_officer"
UNIT_HEAD: Final = "unit_head"
LEADER: Final = "leader"
BUILTIN_SYMBOL: Final = "QT-CHUNG"
# [assumed] how a limit is divided where nobody has drawn a process.
_SHARES: Final = {"tiep-nhan": 1, "tham-dinh": 6, "ky": 2, "tra-ket-qua": 1}
_SLIPS: Final[Mapping[StepKind, tuple[SlipKind, ...]]] = {
    StepKind.INTAKE: (SlipKind.RECEIPT, SlipKind.SUPPLEMENT_REQUEST, SlipKind.REFUSAL),
    StepKind.CONSULT: (SlipKind.CONSULTATION_REQUEST,),
}


@dataclass(frozen=True, slots=True)
class _Part:
    """What a role word of the catalogue's annex means."""

    kind: StepKind
    role_key: str
    agency_word: str = ""  # begins the name of the agency that does a linked part
    agency_otherwise: str = ""


_PARTS: Final[Mapping[str, _Part]] = {
    "tiep_nhan": _Part(StepKind.INTAKE, ONE_STOP_OFFICER),
    "phan_cong": _Part(StepKind.ASSIGN, UNIT_HEAD),
    "thu_ly": _Part(StepKind.APPRAISE, CASE_OFFICER),
    "xac_minh": _Part(StepKind.WORK, CASE_OFFICER),
    "niem_yet": _Part(StepKind.WORK, CASE_OFFICER),
    "kiem_tra": _Part(StepKind.WORK, CASE_OFFICER),
    "thuc_hien": _Part(StepKind.WORK, CASE_OFFICER),
    "ho_tich": _Part(StepKind.WORK, CASE_OFFICER),
    "cong_an": _Part(StepKind.LINKED, CASE_OFFICER, "Công an", "Công an cấp xã"),
    "bhxh": _Part(StepKind.LINKED, CASE_OFFICER, "Bảo hiểm xã hội", "Bảo hiểm xã hội cơ sở"),
    "lien_thong_thue": _Part(StepKind.LINKED, CASE_OFFICER, "Thuế", "Thuế cơ sở"),
    "trinh_phong": _Part(StepKind.REVIEW, UNIT_HEAD),
    "tham_tra": _Part(StepKind.REVIEW, UNIT_HEAD),
    "ky_duyet": _Part(StepKind.SIGN, LEADER),
    "ky_duyet_cap_tren": _Part(StepKind.SIGN, LEADER),
    "tra_ket_qua": _Part(StepKind.RETURN, ONE_STOP_OFFICER),
}
_AGENCY_UNDER_THREE_TIERS: Final = {
    "Bảo hiểm xã hội cơ sở": "Bảo hiểm xã hội cấp huyện",
    "Thuế cơ sở": "Chi cục Thuế",
}
_SIGNING: Final = frozenset({StepKind.REVIEW, StepKind.SIGN})
_PLACES: Final[Mapping[StepKind, Place]] = {
    StepKind.INTAKE: Place.RECEIVING,
    StepKind.RETURN: Place.RECEIVING,
    StepKind.LINKED: Place.NAMED,
}


def builtin_process(page: ProcedurePage) -> InternalProcess:
    """The process of a procedure for which none is published: receive, appraise, sign, return.

    Legal   LR-086 (61/2018/NĐ-CP arts 17-20). The division of the limit is assumed.
    """
    hours = shared_out(limit_hours(page.limit), _SHARES, rest_to="tham-dinh")
    steps = [
        _step("tiep-nhan", "Tiếp nhận, chuyển hồ sơ", _PARTS["tiep_nhan"], hours["tiep-nhan"]),
        _step("tham-dinh", "Thẩm định, dự thảo kết quả", _PARTS["thu_ly"], hours["tham-dinh"]),
        _step("ky", "Ký duyệt", _PARTS["ky_duyet"], hours["ky"]),
        _step("tra-ket-qua", "Trả kết quả", _PARTS["tra_ket_qua"], hours["tra-ket-qua"]),
    ]
    return InternalProcess(
        procedure_slug=page.slug,
        symbol=BUILTIN_SYMBOL,
        name=f"Quy trình chung: {page.name}",
        steps=with_usual_exits(steps),
    )


def typical_process(page: ProcedurePage) -> InternalProcess:
    """The steps that the catalogue lists, as a whole process: where drawing begins.

    What the law always wants and the list leaves out (appraisal, signature, return) is put in; its
    hours are taken from the step beside it, so the sum stays.
    """
    if not page.steps:
        return builtin_process(page)
    listed = [(_PARTS.get(row.role, _PARTS["thuc_hien"]), row) for row in page.steps]
    steps = _with_one_of_each(_named(listed, page))
    symbol = f"QT-{page.code or page.slug.upper()}"
    return InternalProcess(
        procedure_slug=page.slug, symbol=symbol[:60], name=page.name, steps=with_usual_exits(steps)
    )


def with_usual_exits(steps: Sequence[ProcessStep]) -> tuple[ProcessStep, ...]:
    """One step after the other, each with the ways out that the law gives its kind."""
    appraisal = next((each.key for each in steps if each.kind is StepKind.APPRAISE), steps[0].key)
    following = [step.key for step in steps[1:]] + [RESULT]
    return tuple(
        replace(step, exits=usual_exits(step, onward=onward, appraisal=appraisal))
        for step, onward in zip(steps, following, strict=True)
    )


def usual_exits(step: ProcessStep, *, onward: str, appraisal: str) -> tuple[StepExit, ...]:
    """The exits that a step of its kind needs. `appraisal`: where work is sent back to."""
    done = StepExit(outcome=StepOutcome.DONE, to=(onward,))
    supplement = StepExit(outcome=StepOutcome.SUPPLEMENT, to=(step.key,))
    refused = StepExit(outcome=StepOutcome.REFUSE, to=(onward,))
    sent_back = StepExit(outcome=StepOutcome.SEND_BACK, to=(appraisal,))
    match step.kind:
        case StepKind.INTAKE:
            return done, supplement, replace(refused, to=(REFUSAL,))
        case StepKind.APPRAISE:
            return done, supplement, refused
        case StepKind.REVIEW:
            return done, sent_back
        case StepKind.SIGN:
            return done, refused, sent_back
        case _:
            return (done,)


def _named(listed: Sequence[tuple[_Part, Step]], page: ProcedurePage) -> list[ProcessStep]:
    """The rows as steps with keys. Only the last signature is the one that decides."""
    last = {part.kind: place for place, (part, _) in enumerate(listed)}
    steps: list[ProcessStep] = []
    for place, (part, row) in enumerate(listed):
        meant = part
        if part.kind is StepKind.SIGN and place != last[part.kind]:
            meant = replace(part, kind=StepKind.REVIEW)
        key = row.role.replace("_", "-")
        repeats = sum(other.role == row.role for _, other in listed[:place])
        step = _step(
            f"{key}-{repeats + 1}" if repeats else key, row.name, meant, Decimal(str(row.hours))
        )
        if meant.kind is StepKind.LINKED:
            step = replace(step, actor=replace(step.actor, agency_name=_agency(meant, page)))
        steps.append(step)
    return steps


def _with_one_of_each(steps: list[ProcessStep]) -> list[ProcessStep]:
    """Intake first, appraisal, signature, return last: put in where the list has none.

    The appraisal, from which a result is proposed, is the last work before it is reviewed or signed.
    """
    if steps[0].kind is not StepKind.INTAKE:
        steps[0:1] = _divided(steps[0], "tiep-nhan", "Tiếp nhận hồ sơ", "tiep_nhan", is_before=True)
    if steps[-1].kind is not StepKind.RETURN:
        steps[-1:] = _divided(steps[-1], "tra-ket-qua", "Trả kết quả", "tra_ket_qua")
    kinds = [step.kind for step in steps]
    if StepKind.SIGN not in kinds:
        steps[-1:] = _divided(steps[-1], "ky-duyet", "Lãnh đạo ký", "ky_duyet", is_before=True)
    steps = [
        replace(step, kind=StepKind.WORK) if step.kind is StepKind.APPRAISE else step
        for step in steps
    ]
    place = next(place for place, step in enumerate(steps) if step.kind in _SIGNING)
    if steps[place - 1].kind is StepKind.WORK:
        steps[place - 1] = replace(steps[place - 1], kind=StepKind.APPRAISE)
    else:
        name = "Tổng hợp, dự thảo kết quả"
        steps[place : place + 1] = _divided(steps[place], "du-thao", name, "thu_ly", is_before=True)
    return steps


def _divided(
    step: ProcessStep, key: str, name: str, role_word: str, *, is_before: bool = False
) -> list[ProcessStep]:
    """A step and another that takes half of its hours, before or after it."""
    half = (step.hours / 2).quantize(Decimal("0.01"))
    other = _step(key, name, _PARTS[role_word], half)
    rest = replace(step, hours=step.hours - half)
    return [other, rest] if is_before else [rest, other]


def _step(key: str, name: str, part: _Part, hours: Decimal) -> ProcessStep:
    return ProcessStep(
        key=key,
        name=name,
        kind=part.kind,
        actor=StepActor(
            place=_PLACES.get(part.kind, Place.COMPETENT),
            role_key=part.role_key,
            agency_name=part.agency_otherwise if part.kind is StepKind.LINKED else "",
        ),
        hours=hours,
        slips=tuple(kind.value for kind in _SLIPS.get(part.kind, ())),
    )


def _agency(part: _Part, page: ProcedurePage) -> str:
    """The name that the procedure itself gives to the agency of a linked part, else the usual one."""
    for named in (*page.competent_agencies, *page.coordinating_agencies):
        if named.name.startswith(part.agency_word) and named.role != "":
            return named.name
    if page.tier is Tier.THREE:
        return _AGENCY_UNDER_THREE_TIERS.get(part.agency_otherwise, part.agency_otherwise)
    return part.agency_otherwise
