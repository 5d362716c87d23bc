"""Every name that leads nowhere here is told with its place; nothing else is."""

from dataclasses import replace

import pytest

from motcua.domain.packages.rules.cited import agencies_named, data_sources_cited
from motcua.domain.packages.rules.references import Known, unresolved
from motcua.domain.packages.tests.boxes import BIRTH, INVESTMENT, shipped
from motcua.domain.packages.values import GenericAgency


def known_of(package, **changes):
    """A node that knows all that the package speaks of, but for these."""
    known = Known(
        field_keys=frozenset({package.field_key}),
        agencies={each.name: each for each in package.agencies},
        instruments=frozenset(each.number for each in package.instruments),
        form_keys=frozenset(),
        form_obstacles={},
        role_keys=frozenset({"one_stop_officer", "unit_head", "case_officer", "leader", "clerk"}),
        slugs=frozenset(package.record.linked_slugs),
        data_sources=frozenset(mention.name for mention in data_sources_cited(package)),
        commune_codes=frozenset(),
        agency_own_names=frozenset({package.record.publishing_agency_name}),
    )
    return replace(known, **changes)


@pytest.mark.parametrize("slug", [BIRTH, INVESTMENT])
def test_what_is_known_is_not_told(slug):
    assert unresolved(shipped(slug), known_of(shipped(slug))) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"field_keys": frozenset()},
            "field: Lĩnh vực “Đầu tư tại Việt Nam” (dau-tu) chưa có ở đây.",
        ),
        (
            {"instruments": frozenset()},
            "thủ tục, căn cứ pháp lý 1: Văn bản “143/2025/QH15” chưa có",
        ),
        (
            {"role_keys": frozenset({"leader"})},
            "quy trình, bước “Tiếp nhận, số hóa hồ sơ”: Vai trò",
        ),
        (
            {"data_sources": frozenset()},
            "thủ tục, giấy tờ 2: Cơ sở dữ liệu “CSDL quốc gia về đăng ký",
        ),
        ({"form_obstacles": {"to-khai": "Đã có."}}, "biểu mẫu to-khai: Đã có."),
    ],
)
def test_what_is_not_known_is_told_with_its_place(changes, said):
    package = shipped(INVESTMENT)
    found = list(map(str, unresolved(package, known_of(package, **changes))))
    assert found
    assert any(said in each for each in found), found


def test_another_nodes_agency_is_no_generic_name():
    """A name that only the sender knows, in record, process and example alike."""
    package = shipped(INVESTMENT)
    for name in {mention.name for mention in agencies_named(package)}:
        known = known_of(package)
        known = replace(
            known, agencies={key: each for key, each in known.agencies.items() if key != name}
        )
        [fault] = unresolved(package, known)
        assert f"Tên cơ quan “{name}” chưa có ở đây." in str(fault)


def test_a_name_that_means_something_else_here_is_told():
    package = shipped(INVESTMENT)
    known = known_of(package)
    other = {
        **known.agencies,
        "Sở Tài chính": GenericAgency("Sở Tài chính", "by_unit", "commune", "x"),
    }
    [fault] = unresolved(package, replace(known, agencies=other))
    assert "ở đây là by_unit commune x, gói ghi" in str(fault)


def test_linked_procedures_forms_and_communes():
    package = shipped("lien-thong-khai-sinh-thuong-tru-bhyt")
    found = list(map(str, unresolved(package, known_of(package, slugs=frozenset()))))
    assert any("thủ tục liên thông: Thủ tục “dang-ky-thuong-tru” chưa có" in each for each in found)

    business = shipped("dang-ky-thanh-lap-ho-kinh-doanh")
    [fault] = unresolved(business, known_of(business))
    assert "Biểu mẫu điện tử “to-khai-chung” không đi theo gói và chưa có ở đây" in str(fault)

    first = package.examples[0]
    there = replace(first, handed_in=replace(first.handed_in, commune="00001"))
    [fault] = unresolved(replace(package, examples=(there,)), known_of(package))
    assert str(fault).startswith("ví dụ 1, lúc nộp, commune: Xã, phường mã 00001 không có")
