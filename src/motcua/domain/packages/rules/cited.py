"""What a package speaks of, and where: names that must mean something on every node."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.domain.packages.values import Package
from motcua.domain.processes.values import Place

from .places import RECORD, example_place

_NAMES = {
    "competent_names": "cơ quan thực hiện",
    "receiving_names": "nơi tiếp nhận",
    "coordinating_names": "cơ quan phối hợp",
    "authorised_names": "cơ quan được ủy quyền",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One name at one place."""

    name: str
    place: str


def agencies_named(package: Package) -> Iterator[Mention]:
    """Generic names of agencies in the record, the process and the examples."""
    for column, words in _NAMES.items():
        for name in getattr(package.record, column):
            yield Mention(name, f"{RECORD}, {words}")
    if package.process is not None:
        for step in package.process.steps:
            if step.actor.place is Place.NAMED:
                yield Mention(step.actor.agency_name, f"quy trình, bước “{step.name}”")
    for number, example in enumerate(package.examples, 1):
        if example.handed_in.receiving:
            yield Mention(example.handed_in.receiving, example_place(number, 0, "receiving"))


def publisher_named(package: Package) -> Iterator[Mention]:
    """Who published the procedure first, by its own name: a ministry, or a province's committee."""
    if package.record.publishing_agency_name:
        yield Mention(package.record.publishing_agency_name, f"{RECORD}, cơ quan công bố")


def instruments_cited(package: Package) -> Iterator[Mention]:
    """Numbers of the documents in the legal basis."""
    for place, row in enumerate(package.record.legal_basis, 1):
        yield Mention(row["number"], f"{RECORD}, căn cứ pháp lý {place}")


def forms_cited(package: Package) -> Iterator[Mention]:
    """Keys of electronic forms that the internal process works with."""
    if package.process is not None:
        for step in package.process.steps:
            for key in step.forms:
                yield Mention(key, f"quy trình, bước “{step.name}”")


def roles_cited(package: Package) -> Iterator[Mention]:
    """Keys of roles in the internal process."""
    if package.process is not None:
        for step in package.process.steps:
            if step.actor.role_key:
                yield Mention(step.actor.role_key, f"quy trình, bước “{step.name}”")


def linked_procedures(package: Package) -> Iterator[Mention]:
    """Slugs of procedures done together with this one."""
    for slug in package.record.linked_slugs:
        yield Mention(slug, f"{RECORD}, thủ tục liên thông")


def data_sources_cited(package: Package) -> Iterator[Mention]:
    """Databases that replace a paper."""
    for row in package.record.components:
        if row["once_only_source"]:
            yield Mention(row["once_only_source"], f"{RECORD}, giấy tờ {row['order']}")
    for row in package.record.data_sources:
        yield Mention(row["source"], f"{RECORD}, dữ liệu thay giấy tờ {row['component']}")


def communes_cited(package: Package) -> Iterator[Mention]:
    """Codes of communes that an example insists on."""
    for number, example in enumerate(package.examples, 1):
        if example.handed_in.commune:
            yield Mention(example.handed_in.commune, example_place(number, 0, "commune"))
