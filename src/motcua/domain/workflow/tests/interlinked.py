"""Work across agencies for tests: who sits where, and the processes of the demonstration, published.

Everything is done through acts: people, drawing, publishing, every step of a dossier.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.values import ApplicantOnPaper, PaperBrought
from motcua.domain.identity.values import Actor
from motcua.domain.processes.actions import draw_process, publish_process
from motcua.domain.processes.rules.written import process_from
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.tests.runs import open_tasks
from motcua.foundation.clock import VIETNAM

PROCESSES = Path(__file__).parents[5] / "data" / "demo" / "processes"
BIRTH_GROUP = "lien-thong-khai-sinh-thuong-tru-bhyt"
INVESTMENT = "cap-giay-chung-nhan-dang-ky-dau-tu"
OFFICE, FINANCE = "hy2-van-phong", "hy2-so-tai-chinh"
POLICE, POLICE_OF_SON_NAM, INSURANCE = "hy2-11953-cong-an", "hy2-11983-cong-an", "hy2-bhxh-co-so"
BUILDING, FARMING, TRADE = "hy2-so-xay-dung", "hy2-so-nnmt", "hy2-so-cong-thuong"
DRAWN_AT = datetime(2026, 6, 20, 9, 0, tzinfo=VIETNAM)
APPLICANT = ApplicantOnPaper(
    full_name="Đoàn Thị Mơ",
    identity_number="033155000321",
    address="Số 12, đường Phố Hiến, phường Phố Hiến, tỉnh Hưng Yên",
    phone_number="0900 000 321",
)


@dataclass(frozen=True)
class Across:
    """Officials of other agencies, beside the people of the ward."""

    police: Actor
    insurance: Actor
    province_counter: Actor
    finance_head: Actor
    finance: Actor
    finance_leader: Actor
    finance_clerk: Actor
    building: Actor
    farming: Actor
    trade: Actor


def everybody_across() -> Across:
    def one(username, role, agency):
        return walk.register(username, f"Cán bộ {username}", (role, agency))

    one("ca-sonnam", "case_officer", POLICE_OF_SON_NAM)
    return Across(
        police=one("ca-phohien", "case_officer", POLICE),
        insurance=one("bhxh", "case_officer", INSURANCE),
        province_counter=one("mc-tinh", "one_stop_officer", "hy2-pvhcc"),
        finance_head=one("tc-phong", "unit_head", FINANCE),
        finance=one("tc-thuly", "case_officer", FINANCE),
        finance_leader=one("tc-lanhdao", "leader", FINANCE),
        finance_clerk=one("tc-vanthu", "clerk", FINANCE),
        building=one("sxd", "case_officer", BUILDING),
        farming=one("snnmt", "case_officer", FARMING),
        trade=one("sct", "case_officer", TRADE),
    )


def publish(slug, *, changed=None):
    """The process of the demonstration, drawn by one person and published by another.

    `changed` may rewrite its steps by key before it is drawn.
    """
    written = yaml.safe_load((PROCESSES / f"{slug}.yaml").read_text(encoding="utf-8"))
    if changed is not None:
        changed({step["key"]: step for step in written["process"]["steps"]})
    process = process_from(written["process"])
    drawer = walk.register(f"ve-{slug[:8]}", "Người soạn", ("kstt_officer", OFFICE))
    signer = walk.register(f"ky-{slug[:8]}", "Người ký", ("leader", OFFICE))
    version_id = draw_process(process=process, by=drawer, at=DRAWN_AT)
    publish_process(
        version_id=version_id,
        decision_number="1203/QĐ-UBND",
        decided_on=date(2026, 6, 15),
        valid_from=date(2026, 7, 1),
        by=signer,
        at=DRAWN_AT,
    )
    return process


def register(slug, receiving, by, *, at, commune_code=""):
    """Handed in at a counter with every paper, accepted and handed over."""
    code = dossiers.register(
        procedure_slug=slug,
        channel="counter",
        receiving_agency_code=receiving,
        commune_code=commune_code,
        applicant=APPLICANT,
        papers=(PaperBrought(order=1, original_count=1),),
        return_method="counter",
        by=by,
        at=at,
    ).dossier_code
    act(code, Act.ACCEPT, by, at=at)
    act(code, Act.HAND_OVER, by, at=at)
    return code


def act(code, which, by, *, at, **values):
    """An act of the law as the desk does it: inside the process."""
    agency_code = values.get("agency_code", "")
    with workflow.within_process(
        dossier_code=code,
        act=which,
        by=by,
        at=at,
        agency_code=agency_code,
        step_key=values.get("step_key", ""),
    ):
        return getattr(dossiers, which.value)(dossier_code=code, by=by, at=at, **values)


def answer(code, by, agency_code, step_key, *, at, result_name="", **values):
    act(
        code,
        Act.ANSWER_CONSULTATION,
        by,
        at=at,
        agency_code=agency_code,
        step_key=step_key,
        answer="Đã làm xong phần việc được chuyển.",
        result_name=result_name,
        **values,
    )


def finish(code, step_key, by, *, at):
    [task] = [task for task in open_tasks(code) if task.step_key == step_key]
    workflow.finish_task(task_id=task.pk, outcome=StepOutcome.DONE, by=by, at=at)


def pdf_of(by, at):
    return keep_file(chunks=[walk.pdf()], original_name="kq.pdf", by=by, at=at).file_id


def asked(code):
    """Which steps are open, with whom."""
    return {(task.step_key or task.kind, task.agency_id) for task in open_tasks(code)}
