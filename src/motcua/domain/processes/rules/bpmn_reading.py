"""A BPMN 2.0 file as a process: ours exactly as it was, a stranger's as a draft with questions.

The shapes and arrows say which steps there are and where they lead, because that is what people
change in a modeller; our extension says the rest. Steps that a modeller added are filled in by
guessing, and each guess is a question.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from lxml import etree

from motcua.domain.processes.values import (
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)

from .bpmn_graph import Graph, Shape, graph_of
from .bpmn_words import model, ours
from .flow import drawn_targets
from .imported import (
    ROLE_ASSUMED,
    STEPS_MAX,
    ImportedProcess,
    Remarks,
    guessed_kind,
    guessed_role,
    usual_place,
)
from .safe_xml import XmlRefused, opened
from .transitions import outcome_of

WHOLE = "Cả tệp"
HOURS_MAX = 10_000
_NOT_IN_KEY = re.compile(r"[^a-z0-9_-]+")


def process_from_bpmn(
    content: bytes, *, procedure_slug: str, role_names: Mapping[str, str]
) -> ImportedProcess:
    """Read a file for one procedure. Never raises for what a file holds."""
    remarks = Remarks()
    try:
        root = opened(content)
    except XmlRefused as refusal:
        remarks.fault(WHOLE, refusal.message, **refusal.details)
        return remarks.outcome(None)
    if root.tag != model("definitions"):
        remarks.fault(WHOLE, "Tệp là XML nhưng không phải mô hình BPMN 2.0.")
        return remarks.outcome(None)
    processes = list(root.iter(model("process")))
    with_tasks = [(each, graph_of(each)) for each in processes]
    with_tasks = [pair for pair in with_tasks if pair[1].tasks()] or with_tasks[:1]
    if not with_tasks:
        remarks.fault(WHOLE, "Mô hình không có quy trình nào. Xin vẽ các bước rồi xuất lại.")
        return remarks.outcome(None)
    if len(with_tasks) > 1:
        remarks.question(
            WHOLE,
            "Mô hình có %(count)s quy trình, chỉ đọc quy trình đầu tiên.",
            count=str(len(with_tasks)),
        )
    element, graph = with_tasks[0]
    return _Reading(
        root=root,
        element=element,
        graph=graph,
        procedure_slug=procedure_slug,
        role_names=role_names,
        remarks=remarks,
    ).outcome()


class _Reading:
    """One process of one file."""

    def __init__(
        self,
        *,
        root: etree._Element,
        element: etree._Element,
        graph: Graph,
        procedure_slug: str,
        role_names: Mapping[str, str],
        remarks: Remarks,
    ) -> None:
        self.root, self.element, self.graph = root, element, graph
        self.procedure_slug, self.role_names, self.remarks = procedure_slug, role_names, remarks
        self.tasks = graph.tasks()
        self.lane_of = _lane_of(element)
        self.asked_lanes: set[str] = set()

    def outcome(self) -> ImportedProcess:
        table = self.element.find(f"{model('extensionElements')}/{ours('table')}")
        symbol = ""
        if table is not None:
            symbol = table.get("symbol", "") or ""
            written_for = table.get("procedureSlug", "") or ""
            if written_for != self.procedure_slug:
                self.remarks.question(
                    WHOLE,
                    "Tệp được xuất từ quy trình của thủ tục khác (%(slug)s). Xin xem lại từng bước.",
                    slug=written_for,
                )
        if len(self.tasks) > STEPS_MAX:
            self.remarks.fault(
                WHOLE,
                "Mô hình có %(count)s bước, nhiều hơn mức nhận được là %(most)s.",
                count=str(len(self.tasks)),
                most=str(STEPS_MAX),
            )
            return self.remarks.outcome(None)
        if self.graph.loose_arrows:
            self.remarks.question(
                WHOLE,
                "%(count)s mũi tên không nối hai hình trong mô hình nên bị bỏ qua.",
                count=str(self.graph.loose_arrows),
            )
        self._first_in_front()
        keys = self._keys()
        steps = tuple(self._step(order, task, keys) for order, task in enumerate(self.tasks, 1))
        for shape_id in sorted(self.graph.flattened):
            self.remarks.question(
                _where(self.graph.shapes[shape_id]),
                "Cổng lựa chọn này đứng sau một cổng khác nên đọc thành các nhánh song song."
                " Xin xem lại cột chuyển tiếp.",
            )
        process = InternalProcess(
            procedure_slug=self.procedure_slug, symbol=symbol, name=self._title(), steps=steps
        )
        return self.remarks.outcome(process)

    def _title(self) -> str:
        participants = [
            each
            for each in self.root.iter(model("participant"))
            if each.get("processRef") == self.element.get("id")
        ]
        named = [each.get("name") for each in (*participants, self.element) if each.get("name")]
        return named[0] if named else ""

    def _first_in_front(self) -> None:
        first = self.graph.first_task()
        if first is not None and self.tasks and first is not self.tasks[0]:
            self.tasks = [first, *(task for task in self.tasks if task is not first)]

    def _keys(self) -> dict[str, str]:
        """The key of each step by its shape: ours as it was, a new one from the words of a name."""
        keys: dict[str, str] = {}
        taken: set[str] = set()
        for task in self.tasks:
            ground = _ground(task)
            key = (ground.get("key", "") if ground is not None else "") or ""
            if key and key not in taken:
                keys[task.shape_id] = key
                taken.add(key)
        for task in self.tasks:
            if task.shape_id not in keys:
                base = _NOT_IN_KEY.sub("-", task.shape_id.casefold()).strip("-_")[:40] or "buoc"
                key = base
                number = 2
                while key in taken:
                    key, number = f"{base}-{number}", number + 1
                keys[task.shape_id] = key
                taken.add(key)
        return keys

    def _step(self, order: int, task: Shape, keys: Mapping[str, str]) -> ProcessStep:
        ground = _ground(task)
        where = _where(task)
        name = task.name if ground is not None else " ".join(task.name.split())
        if not name and ground is None:
            self.remarks.question(where, "Hình này không có tên. Xin đặt tên cho bước.")
            name = f"Bước {order}"
        kind = self._kind(order, task, ground, name)
        exits = self._exits(task, ground, keys)
        return ProcessStep(
            key=keys[task.shape_id],
            name=name,
            kind=kind,
            actor=self._actor(task, ground),
            hours=self._hours(where, ground),
            content=_content(task, ground),
            inputs=_values(ground, "inputs"),
            outputs=_values(ground, "outputs"),
            slips=_values(ground, "slips"),
            forms=_values(ground, "forms"),
            exits=exits,
            waits_for_all=self.graph.waits(task),
        )

    def _kind(self, order: int, task: Shape, ground: etree._Element | None, name: str) -> StepKind:
        if ground is not None:
            try:
                return StepKind(ground.get("kind", ""))
            except ValueError:
                pass
        if task.kind in {"subProcess", "adHocSubProcess", "transaction", "callActivity"}:
            self.remarks.question(
                _where(task),
                "Quy trình con được đọc thành một bước, các bước bên trong không được nhận.",
            )
        return guessed_kind(name, is_first=order == 1, is_last=order == len(self.tasks))

    def _hours(self, where: str, ground: etree._Element | None) -> Decimal:
        if ground is not None:
            try:
                hours = Decimal(ground.get("hours", ""))
            except InvalidOperation:
                hours = Decimal(-1)
            if hours.is_finite() and 0 <= hours <= HOURS_MAX:
                return hours
        self.remarks.question(where, "Mô hình không ghi thời gian của bước này. Xin điền số giờ.")
        return Decimal(0)

    def _actor(self, task: Shape, ground: etree._Element | None) -> StepActor:
        division = (ground.get("division", "") if ground is not None else "") or ""
        kept_agency = (ground.get("agency", "") if ground is not None else "") or ""
        lane = self.lane_of.get(task.shape_id)
        actor = (
            lane.find(f"{model('extensionElements')}/{ours('actor')}") if lane is not None else None
        )
        if actor is not None:
            try:
                place = Place(actor.get("place", ""))
            except ValueError:
                place = Place.COMPETENT
            agency = (actor.get("agency", "") or "") if place is Place.NAMED else kept_agency
            return StepActor(
                place=place,
                role_key=actor.get("role", "") or ROLE_ASSUMED,
                agency_name=agency,
                division=division,
            )
        lane_name = " ".join((lane.get("name", "") or "").split()) if lane is not None else ""
        role = guessed_role(lane_name, self.role_names) if lane_name else None
        lane_key = lane_name or task.shape_id
        if lane_key not in self.asked_lanes:
            self.asked_lanes.add(lane_key)
            self._ask_lane(task, lane_name, role)
        return StepActor(
            place=usual_place(role or ROLE_ASSUMED),
            role_key=role or ROLE_ASSUMED,
            division=division or lane_name[:200],
        )

    def _ask_lane(self, task: Shape, lane_name: str, role: str | None) -> None:
        if not lane_name:
            self.remarks.question(
                _where(task), "Bước này không nằm trong làn nào. Xin chọn người thực hiện."
            )
            return
        role_key = role or ROLE_ASSUMED
        self.remarks.question(
            f"Làn “{lane_name}”",
            "Tạm hiểu người thực hiện là “%(role)s”. Xin xem lại vai trò và nơi thực hiện.",
            role=self.role_names.get(role_key, role_key),
        )

    def _exits(
        self, task: Shape, ground: etree._Element | None, keys: Mapping[str, str]
    ) -> tuple[StepExit, ...]:
        """As drawn; where the drawing still shows what our extension says, exactly as it says."""
        drawn = self._drawn_exits(task, keys)
        if ground is None:
            return drawn
        kept = tuple(_kept_exits(ground))
        shown = [
            StepExit(outcome=each.outcome, to=targets, condition=each.condition)
            for each in kept
            if (targets := drawn_targets(each, list(keys.values())))
        ]
        unchanged = [(e.outcome, frozenset(e.to), e.condition) for e in shown] == [
            (e.outcome, frozenset(e.to), e.condition) for e in drawn
        ]
        return kept if unchanged else drawn

    def _drawn_exits(self, task: Shape, keys: Mapping[str, str]) -> tuple[StepExit, ...]:
        exits: list[StepExit] = []
        ways = [way for way in self.graph.ways_of(task, keys=keys) if way.targets]
        for way in ways:
            outcome, condition = way.arrow.outcome, way.arrow.condition
            words = " ".join(way.arrow.name.split())
            if outcome is None:
                outcome = outcome_of(words) if words else None
                condition = words if len(ways) > 1 else ""
            taken = {each.outcome for each in exits}
            if outcome is None or (outcome in taken and way.arrow.outcome is None):
                free = [each for each in StepOutcome if each not in taken]
                outcome = free[0] if free else StepOutcome.DONE
                if len(ways) > 1:
                    self.remarks.question(
                        _where(task),
                        "Chưa rõ mũi tên “%(words)s” là kết quả nào của bước. Xin xem lại.",
                        words=words,
                    )
            exits.append(StepExit(outcome=outcome, to=way.targets, condition=condition))
        if not exits:
            self.remarks.question(
                _where(task), "Bước này không dẫn đến đâu. Xin ghi bước tiếp theo hoặc kết thúc."
            )
        return tuple(exits)


def _ground(task: Shape) -> etree._Element | None:
    found: etree._Element | None = task.element.find(f"{model('extensionElements')}/{ours('step')}")
    return found


def _values(ground: etree._Element | None, word: str) -> tuple[str, ...]:
    if ground is None:
        return ()
    return tuple(each.get("value", "") or "" for each in ground.findall(ours(word)))


def _content(task: Shape, ground: etree._Element | None) -> str:
    """What the step is about: our text, unless somebody wrote another in the modeller."""
    written = "".join(task.element.findtext(model("documentation")) or "").replace("\r\n", "\n")
    kept = (ground.get("content", "") if ground is not None else "") or ""
    return kept if written.split() == kept.split() else written.strip()


def _kept_exits(ground: etree._Element) -> Iterator[StepExit]:
    for element in ground.findall(ours("exit")):
        try:
            outcome = StepOutcome(element.get("outcome", ""))
        except ValueError:
            continue
        yield StepExit(
            outcome=outcome,
            to=tuple(each.get("value", "") or "" for each in element.findall(ours("to"))),
            condition=element.get("condition", "") or "",
        )


def _lane_of(element: etree._Element) -> dict[str, etree._Element]:
    """The innermost lane of each shape."""
    found: dict[str, etree._Element] = {}
    for lane in element.iter(model("lane")):
        for reference in lane.findall(model("flowNodeRef")):
            found[(reference.text or "").strip()] = lane
    return found


def _where(shape: Shape) -> str:
    name = " ".join(shape.name.split())
    return f"Hình “{name}”" if name else f"Hình {shape.shape_id}"
