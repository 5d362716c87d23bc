"""What comes of a file from elsewhere: a draft, and everything in it that a person must look at.

Nothing is imported by halves: with one fault there is no process. A question leaves a process whose
named place was filled in by guessing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from motcua.domain.processes.values import InternalProcess, Place, StepKind

from .transitions import plain

STEPS_MAX = 100
REMARKS_MAX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One place of a file. `message` is a message id that is filled from `details`."""

    where: str  # "Hàng 7, cột Thời gian", "Làn “Phòng Đăng ký”"
    message: str
    details: Mapping[str, str] = field(default_factory=dict)
    is_fault: bool = False

    @property
    def words(self) -> str:
        return self.message % self.details


@dataclass(frozen=True, slots=True)
class ImportedProcess:
    """The draft, or None where a fault forbids it; and the remarks in the order of the file."""

    process: InternalProcess | None
    remarks: tuple[Remark, ...]


class Remarks:
    """Remarks while a file is read; after many the rest is only counted."""

    def __init__(self) -> None:
        self.found: list[Remark] = []
        self.left_out = 0
        self.has_fault = False

    def fault(self, where: str, message: str, **details: str) -> None:
        self.has_fault = True
        self._add(Remark(where=where, message=message, details=details, is_fault=True))

    def question(self, where: str, message: str, **details: str) -> None:
        self._add(Remark(where=where, message=message, details=details))

    def outcome(self, process: InternalProcess | None) -> ImportedProcess:
        if self.left_out:
            self.found.append(
                Remark(
                    where="Cả tệp",
                    message="Còn %(count)s chỗ khác cần xem, không liệt kê hết ở đây.",
                    details={"count": str(self.left_out)},
                    is_fault=self.has_fault,
                )
            )
        return ImportedProcess(None if self.has_fault else process, tuple(self.found))

    def _add(self, remark: Remark) -> None:
        if len(self.found) < REMARKS_MAX:
            self.found.append(remark)
        else:
            self.left_out += 1


_KIND_WORDS: Sequence[tuple[str, StepKind]] = (
    ("tra ket qua", StepKind.RETURN),
    ("lay y kien", StepKind.CONSULT),
    ("phoi hop", StepKind.CONSULT),
    ("lien thong", StepKind.LINKED),
    ("phan cong", StepKind.ASSIGN),
    ("chuyen ho so", StepKind.HAND_OVER),
    ("xem xet", StepKind.REVIEW),
    ("soat xet", StepKind.REVIEW),
    ("dong dau", StepKind.ISSUE),
    ("phat hanh", StepKind.ISSUE),
    ("vao so", StepKind.ISSUE),
    ("ky duyet", StepKind.SIGN),
    ("phe duyet", StepKind.SIGN),
    ("ky", StepKind.SIGN),
    ("tham dinh", StepKind.APPRAISE),
    ("tham tra", StepKind.APPRAISE),
    ("du thao", StepKind.APPRAISE),
    ("thu ly", StepKind.APPRAISE),
    ("tiep nhan", StepKind.INTAKE),
)
_ROLE_WORDS: Sequence[tuple[str, str]] = (
    ("van thu", "clerk"),
    ("lanh dao phong", "unit_head"),
    ("truong phong", "unit_head"),
    ("pho truong phong", "unit_head"),
    ("lanh dao", "leader"),
    ("giam doc", "leader"),
    ("chu tich", "leader"),
    ("mot cua", "one_stop_officer"),
    ("tiep nhan", "one_stop_officer"),
    ("trung tam phuc vu hanh chinh cong", "one_stop_officer"),
    ("tra ket qua", "one_stop_officer"),
    ("chuyen vien", "case_officer"),
    ("thu ly", "case_officer"),
    ("cong chuc", "case_officer"),
    ("phong", "case_officer"),
)
ROLE_ASSUMED = "case_officer"


def guessed_kind(name: str, *, is_first: bool, is_last: bool) -> StepKind:
    """What a step is, by the words of its name; at the ends by its place."""
    words = f" {plain(name)} "
    if is_first and " tiep nhan " in words:
        return StepKind.INTAKE
    for phrase, kind in _KIND_WORDS:
        if f" {phrase} " in words.replace(",", " ").replace(".", " "):
            return kind
    if is_first:
        return StepKind.INTAKE
    return StepKind.RETURN if is_last else StepKind.WORK


def guessed_role(text: str, role_names: Mapping[str, str]) -> str | None:
    """The role that some words mean: its own name, else what offices usually write."""
    words = plain(text)
    by_name = sorted(role_names.items(), key=lambda pair: -len(pair[1]))
    for key, name in by_name:
        if words in {plain(name), key}:
            return key
    for key, name in by_name:
        if plain(name) in words:
            return key
    return next((key for phrase, key in _ROLE_WORDS if phrase in words and key in role_names), None)


def usual_place(role_key: str) -> Place:
    """Where a role does its steps where nothing else is said."""
    return Place.RECEIVING if role_key.startswith("one_stop") else Place.COMPETENT
