"""What a package speaks of against what a node knows: every name that leads nowhere, with its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from motcua.domain.packages.errors import PackageFault
from motcua.domain.packages.values import GenericAgency, Package

from .cited import (
    Mention,
    agencies_named,
    communes_cited,
    data_sources_cited,
    forms_cited,
    instruments_cited,
    linked_procedures,
    publisher_named,
    roles_cited,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a node knows on a day. `agencies`: how each generic name is resolved there.

    `form_versions`: for a form of the package, what stands in its way here.
    """

    field_keys: frozenset[str]
    agencies: Mapping[str, GenericAgency]
    instruments: frozenset[str]
    form_keys: frozenset[str]
    form_obstacles: Mapping[str, str]
    role_keys: frozenset[str]
    slugs: frozenset[str]
    data_sources: frozenset[str]
    commune_codes: frozenset[str]
    agency_own_names: frozenset[str]


def unresolved(package: Package, known: Known) -> tuple[PackageFault, ...]:
    """Every reference that means nothing there, or something else. Empty if all is known."""
    carried_forms = {form.schema.key for form in package.forms}
    return (
        *_field(package, known),
        *_agencies(package, known),
        *_missing(
            publisher_named(package),
            known.agency_own_names,
            "Không có cơ quan nào ở đây tên là “{}”.",
            "Xin ghi cơ quan công bố có ở đây, hoặc để trống.",
        ),
        *_missing(
            instruments_cited(package),
            known.instruments,
            "Văn bản “{}” chưa có trong danh mục ở đây.",
            "Xin nạp danh mục văn bản pháp luật.",
        ),
        *_missing(
            forms_cited(package),
            known.form_keys | carried_forms,
            "Biểu mẫu điện tử “{}” không đi theo gói và chưa có ở đây.",
            "Xin ban hành biểu mẫu trước.",
        ),
        *(
            PackageFault(f"biểu mẫu {key}", sentence, "Xin đặt phiên bản và ngày áp dụng khác.")
            for key, sentence in known.form_obstacles.items()
        ),
        *_missing(
            roles_cited(package),
            known.role_keys,
            "Vai trò “{}” chưa có ở đây.",
            "Xin sửa vai trò của bước.",
        ),
        *_missing(
            linked_procedures(package),
            known.slugs | {package.slug},
            "Thủ tục “{}” chưa có ở đây.",
            "Xin nhập thủ tục đó trước.",
        ),
        *_missing(
            data_sources_cited(package),
            known.data_sources,
            "Cơ sở dữ liệu “{}” chưa được dùng ở đây.",
            "Xin kiểm tra tên, hoặc khai báo nguồn dữ liệu trước.",
        ),
        *_missing(
            communes_cited(package),
            known.commune_codes,
            "Xã, phường mã {} không có ở đây.",
            "Xin bỏ mục commune để chạy thử ở xã bất kỳ.",
        ),
    )


def _field(package: Package, known: Known) -> Iterator[PackageFault]:
    if package.field_key not in known.field_keys:
        yield PackageFault(
            "field",
            f"Lĩnh vực “{package.field_name}” ({package.field_key}) chưa có ở đây.",
            "Xin thêm lĩnh vực vào danh mục trước.",
        )


def _agencies(package: Package, known: Known) -> Iterator[PackageFault]:
    """A name must be known, and mean the same kind of agency."""
    carried = {each.name: each for each in package.agencies}
    told = set()
    for mention in agencies_named(package):
        if mention.name in told or mention.name not in carried:
            continue
        told.add(mention.name)
        here = known.agencies.get(mention.name)
        if here is None:
            yield PackageFault(
                mention.place,
                f"Tên cơ quan “{mention.name}” chưa có ở đây.",
                "Xin khai báo tên này ứng với cơ quan nào.",
            )
        elif here != carried[mention.name]:
            yield PackageFault(
                mention.place,
                f"Tên cơ quan “{mention.name}” ở đây là {_meant(here)}, gói ghi"
                f" {_meant(carried[mention.name])}.",
                "Xin thống nhất cách hiểu tên này.",
            )


def _meant(agency: GenericAgency) -> str:
    return " ".join(part for part in (agency.kind, agency.unit_level, agency.role) if part)


def _missing(
    mentions: Iterable[Mention], known: frozenset[str], sentence: str, cure: str
) -> Iterator[PackageFault]:
    say: Callable[[str], str] = sentence.format
    told = set()
    for mention in mentions:
        if mention.name not in known and mention.name not in told:
            told.add(mention.name)
            yield PackageFault(mention.place, say(mention.name), cure)
