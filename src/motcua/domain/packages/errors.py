"""All that this module can refuse."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.foundation.errors import DomainError

TOLD_MAX = 20


@dataclass(frozen=True, slots=True)
class PackageFault:
    """What is wrong in a package, where, and how to mend it."""

    place: str
    sentence: str
    cure: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence} {self.cure}".strip()


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where an example went another way than the package says: `ví dụ 2, bước 3`."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


class PackageUnreadable(DomainError):
    """A text that is no package. `faults` names every place."""

    code = "packages.unreadable"
    http_status = 422
    message = "Gói thủ tục chưa đọc được, có %(count)s lỗi: %(told)s"
    remedy = "Xin sửa từng chỗ đã nêu rồi làm lại."

    def __init__(self, faults: Sequence[PackageFault]) -> None:
        self.faults = tuple(faults)
        told = " ".join(map(str, self.faults[:TOLD_MAX]))
        super().__init__(count=len(self.faults), told=told)


class PackageUnresolved(DomainError):
    """The package speaks of what is not known here. `faults` names every reference."""

    code = "packages.unresolved"
    http_status = 422
    message = "Gói thủ tục nhắc đến %(count)s mục chưa có ở đây: %(told)s"
    remedy = "Xin bổ sung các mục còn thiếu ở đây, hoặc sửa gói, rồi nhập lại. Chưa nhập gì."

    def __init__(self, faults: Sequence[PackageFault]) -> None:
        self.faults = tuple(faults)
        told = " ".join(map(str, self.faults[:TOLD_MAX]))
        super().__init__(count=len(self.faults), told=told)


class ExamplesDeviate(DomainError):
    """Examples of the package go another way here. `deviations` names every place."""

    code = "packages.examples_deviate"
    http_status = 422
    message = "Chạy thử %(examples)s ví dụ, có %(count)s chỗ khác với gói: %(told)s"
    remedy = "Xin đối chiếu từng chỗ với luật, sửa gói hoặc dữ liệu ở đây. Chưa nhập gì."

    def __init__(self, deviations: Sequence[Deviation], *, examples: int) -> None:
        self.deviations = tuple(deviations)
        told = "; ".join(map(str, self.deviations[:TOLD_MAX]))
        super().__init__(count=len(self.deviations), examples=examples, told=told)


class StepNotOpen(DomainError):
    """An example ends a step that nobody is asked for yet."""

    code = "packages.step_not_open"
    message = "Bước “%(step)s” chưa tới lượt."
    remedy = "Xin xem lại thứ tự các bước của ví dụ."
