"""Whether a package that can be understood makes sense in itself, whatever node it comes to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from motcua.domain.forms.values import FieldKind
from motcua.domain.identity.rules import is_identity_number
from motcua.domain.packages.errors import PackageFault
from motcua.domain.packages.values import Example, ExampleStep, Package

from .acts import WORDS
from .cited import Mention, agencies_named, instruments_cited
from .places import example_place, faults_in

STEPS_TOGETHER_MAX: Final = 500  # of all examples: a trial is not to take minutes
_PERSONAL_KINDS = frozenset({FieldKind.PERSONAL_ID, FieldKind.PHONE, FieldKind.EMAIL})
_TWELVE_DIGITS = re.compile(r"(?<!\d)\d{12}(?!\d)")
_TELEPHONE = re.compile(r"(?<!\d)0(?:[ .]?\d){9}(?!\d)")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+\.[^@\s]+")


def sense_faults(package: Package) -> Iterator[PackageFault]:
    """Everything that contradicts itself, is named twice, is not carried, or is personal."""
    yield from _heads(package)
    yield from _carried(
        agencies_named(package), [each.name for each in package.agencies], "agencies", "tên cơ quan"
    )
    yield from _carried(
        instruments_cited(package),
        [each.number for each in package.instruments],
        "instruments",
        "văn bản",
    )
    yield from _twice(
        [f"{each.schema.key} {each.schema.version}" for each in package.forms], "biểu mẫu"
    )
    yield from _twice([each.name for each in package.examples], "ví dụ")
    step_count = sum(1 + len(example.steps) for example in package.examples)
    if step_count > STEPS_TOGETHER_MAX:
        yield PackageFault(
            "ví dụ",
            f"Các ví dụ có cả thảy {step_count} bước, nhiều nhất là {STEPS_TOGETHER_MAX}.",
            "Xin bỏ bớt ví dụ hoặc bước.",
        )
    for number, example in enumerate(package.examples, 1):
        yield from _example(package, number, example)


def _heads(package: Package) -> Iterator[PackageFault]:
    if package.record.field_id != package.field_key:
        yield PackageFault(
            "field",
            f"Lĩnh vực “{package.field_key}” khác lĩnh vực “{package.record.field_id}” của thủ tục.",
            "Xin ghi cùng một lĩnh vực.",
        )
    if package.process is not None and package.process.procedure_slug != package.slug:
        yield PackageFault(
            "quy trình, procedure_slug",
            f"Quy trình của thủ tục “{package.process.procedure_slug}”, gói là “{package.slug}”.",
            "Xin ghi cùng một thủ tục.",
        )


def _carried(
    mentions: Iterable[Mention], carried: list[str], group: str, what: str
) -> Iterator[PackageFault]:
    """What is spoken of is explained once, and nothing else is."""
    yield from _twice(carried, group)
    named: dict[str, str] = {}
    for mention in mentions:
        named.setdefault(mention.name, mention.place)
    for name, place in named.items():
        if name not in carried:
            yield PackageFault(
                place,
                f"{what.capitalize()} “{name}” không có trong mục {group}.",
                "Xin ghi thêm vào mục đó.",
            )
    for name in carried:
        if name not in named:
            yield PackageFault(
                group,
                f"{what.capitalize()} “{name}” không dùng ở đâu trong gói.",
                "Xin bỏ dòng này.",
            )


def _twice(names: list[str], place: str) -> Iterator[PackageFault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield PackageFault(place, f"“{name}” ghi {count} lần.", "Xin bỏ bớt hoặc đổi tên.")


def _example(package: Package, number: int, example: Example) -> Iterator[PackageFault]:
    known = {row["order"] for row in package.record.components}
    handed_in = example.handed_in
    for order in (*(handed_in.papers or ()), *_orders_expected(example)):
        if order not in known:
            yield _fault(
                number, 0, f"Thủ tục không có giấy tờ số {order}.", "Xin xem lại số thứ tự."
            )
    if handed_in.case is not None and handed_in.case not in {
        row["key"] for row in package.record.cases
    }:
        yield _fault(
            number,
            0,
            f"Thủ tục không có trường hợp “{handed_in.case}”.",
            "Xin xem lại mã trường hợp.",
        )
    for place, (earlier, later) in enumerate(pairwise(example.moments)):
        if later < earlier:
            yield _fault(
                number,
                place + (0 if handed_in.entered_at else 1),
                f"Lúc {later:%H:%M %d/%m/%Y} sớm hơn việc trước ({earlier:%H:%M %d/%m/%Y}).",
                "Xin ghi các việc theo thứ tự thời gian.",
            )
    for place, step in enumerate(example.steps, 1):
        yield from _step(package, number, place, step)
    yield from _personal(package, number, example)


def _orders_expected(example: Example) -> tuple[int, ...]:
    expected = example.handed_in.expected
    return (*(expected.papers_asked or ()), *(expected.papers_not_asked or ()))


def _step(package: Package, number: int, place: int, step: ExampleStep) -> Iterator[PackageFault]:
    if bool(step.act) == bool(step.finishes):
        yield _fault(
            number, place, "Mỗi bước ghi một việc: act hoặc finishes.", "Xin giữ lại một mục."
        )
        return
    keys = {each.key for each in package.process.steps} if package.process else set()
    for key in (step.finishes, step.step):
        if key and key not in keys:
            yield _fault(
                number,
                place,
                f"Quy trình không có bước “{key}”.",
                "Xin xem lại mã bước của quy trình.",
            )
    if step.act:
        row = next(words for act, words in WORDS.items() if act == step.act)
        yield from faults_in(row(dict(step.words), "words"), within=example_place(number, place))
    elif step.words:
        yield _fault(
            number, place, "Kết thúc một bước thì không có mục words.", "Xin bỏ mục words."
        )


def _personal(package: Package, number: int, example: Example) -> Iterator[PackageFault]:
    """No personal data travels, invented or not: who imports could not tell one from the other."""
    kinds = {field.key: field for form in package.forms for field in form.schema.fields}
    for key, typed in example.handed_in.answers.items():
        field = kinds.get(key.rsplit("-", 1)[0], kinds.get(key))
        if field is not None and field.kind in _PERSONAL_KINDS and typed:
            yield _fault(
                number,
                0,
                f"Ô “{field.label}” ghi dữ liệu cá nhân.",
                "Xin bỏ: khi chạy thử, ô này tự có mẫu.",
            )
    for text in _texts(
        [
            example.why,
            example.name,
            dict(example.handed_in.answers),
            *(dict(s.words) for s in example.steps),
        ]
    ):
        if any(is_identity_number(found) for found in _TWELVE_DIGITS.findall(text)):
            yield _fault(number, 0, "Có số định danh cá nhân trong ví dụ.", "Xin bỏ số này.")
        if _TELEPHONE.search(text) or _EMAIL.search(text):
            yield _fault(number, 0, "Có số điện thoại hoặc thư điện tử trong ví dụ.", "Xin bỏ đi.")


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _texts(value)


def _fault(number: int, step: int, sentence: str, cure: str) -> PackageFault:
    return PackageFault(example_place(number, step), sentence, cure)
