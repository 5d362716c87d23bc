"""LR-112. Groups of procedures that are done together."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from motcua.domain.catalogue.actions import publish_procedure_groups
from motcua.domain.catalogue.errors import CatalogueContradicts
from motcua.domain.catalogue.selectors import group_of, groups_on
from motcua.domain.catalogue.tests.rows import OPERATOR
from motcua.domain.catalogue.values.history import GroupMember, ProcedureGroup
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
IN_2025, IN_2026 = date(2025, 3, 3), date(2026, 11, 26)
GROUP = ProcedureGroup(
    code="ket-hon-va-cu-tru",
    name="Kết hôn và chuyển nơi ở",
    lead_agency_name="Ủy ban nhân dân cấp xã",
    decision_number="1/QĐ-UBND",
    members=(
        GroupMember("dang-ky-ket-hon", 1, is_parallel=False),
        GroupMember("dang-ky-tam-tru", 2, is_parallel=True),
    ),
    mark="assumed",
    valid_from=date(2026, 1, 1),
    valid_to=None,
)


def publish(*groups, by=OPERATOR):
    return publish_procedure_groups(groups=groups, by=by, at=AT)


def test_a_group_is_found_by_its_members_on_its_days():
    assert publish(GROUP).new == 1
    assert group_of("dang-ky-ket-hon", IN_2026) == GROUP
    assert group_of("dang-ky-ket-hon", IN_2025) is None
    assert not publish(GROUP).changes_anything


def test_a_group_that_changes_is_closed_and_opened_anew():
    closed = replace(GROUP, valid_to=date(2026, 6, 30))
    opened = replace(GROUP, valid_from=date(2026, 7, 1), members=GROUP.members[::-1])
    publish(GROUP)
    assert (publish(closed, opened).new, len(groups_on(IN_2026))) == (1, 4)
    assert group_of("dang-ky-ket-hon", date(2026, 6, 30)) == closed
    assert group_of("dang-ky-ket-hon", date(2026, 7, 1)) == opened


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"members": GROUP.members[:1]}, "ít nhất hai"),
        (
            {"members": (*GROUP.members, GroupMember("la", 3, is_parallel=False))},
            "không có thủ tục",
        ),
        ({"members": GROUP.members + GROUP.members}, "ghi hai lần"),
        ({"lead_agency_name": "Sở Lạ"}, "không có cơ quan"),
        ({"valid_to": date(2025, 1, 1)}, "kết thúc trước khi bắt đầu"),
    ],
)
def test_what_contradicts_itself_is_refused_and_writes_nothing(changed, word):
    with pytest.raises(CatalogueContradicts) as refused:
        publish(replace(GROUP, **changed))
    assert word in refused.value.details["reason"]
    assert group_of("dang-ky-ket-hon", IN_2026) is None


def test_two_periods_of_one_group_do_not_overlap():
    with pytest.raises(CatalogueContradicts):
        publish(GROUP, replace(GROUP, valid_from=date(2026, 5, 1)))


def test_only_who_may_publish():
    with pytest.raises(NotPermitted):
        publish(GROUP, by=replace(OPERATOR, rights=frozenset()))


def test_the_shipped_groups_link_birth_residence_and_insurance():
    group = group_of("dang-ky-khai-sinh", IN_2026)
    assert [(member.slug, member.order) for member in group.members] == [
        ("dang-ky-khai-sinh", 1),
        ("dang-ky-thuong-tru", 2),
        ("bhyt-chi-tham-gia-bhyt", 2),
    ]
    assert group_of("chung-thuc-ban-sao", IN_2026) is None
