"""States, kinds of change and people of records, in words."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext_lazy

from motcua.domain.catalogue.values import ChangeKind, Record, RecordState
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.interfaces.design_system.components import DueKind

STATE_WORDS: Final = {
    RecordState.DRAFTED: gettext_lazy("Đang soạn"),
    RecordState.CHECKED: gettext_lazy("Đã kiểm soát, đạt"),
    RecordState.RETURNED: gettext_lazy("Bị trả lại để sửa"),
    RecordState.SIGNED: gettext_lazy("Đã ký, chờ công bố"),
    RecordState.PUBLISHED: gettext_lazy("Đã công bố"),
    RecordState.DISCARDED: gettext_lazy("Đã bỏ"),
}
STATE_KINDS: Final[Mapping[RecordState, DueKind]] = {
    RecordState.DRAFTED: "soon",
    RecordState.CHECKED: "early",
    RecordState.RETURNED: "hold",
    RecordState.SIGNED: "early",
    RecordState.PUBLISHED: "done",
    RecordState.DISCARDED: "off",
}
CHANGE_WORDS: Final = {
    ChangeKind.NEW: gettext_lazy("Ban hành mới"),
    ChangeKind.AMENDED: gettext_lazy("Sửa đổi, bổ sung"),
    ChangeKind.REPLACED: gettext_lazy("Thay thế"),
    ChangeKind.ABOLISHED: gettext_lazy("Bãi bỏ"),
}
EDITABLE: Final = frozenset({RecordState.DRAFTED, RecordState.RETURNED, RecordState.CHECKED})


def names_of(found: Iterable[Record]) -> dict[int, str]:
    """Full names of those who drew and checked. One query."""
    ids = {each for row in found for each in (row.drawn_by, row.checked_by) if each}
    return {int(key): name for key, name in full_names([AccountId(each) for each in ids]).items()}


def record_facts(each: Record, names: Mapping[int, str]) -> dict[str, object]:
    """A record as a line of a list."""
    return {
        "record": each,
        "name": each.facts.get("name") or each.slug,
        "state_kind": STATE_KINDS[each.state],
        "state_words": STATE_WORDS[each.state],
        "change_words": CHANGE_WORDS[each.change_kind],
        "drawn_by": names.get(each.drawn_by or 0, ""),
        "checked_by": names.get(each.checked_by or 0, ""),
        "may_edit": each.state in EDITABLE,
    }
