"""What is said of a reorganisation on its pages."""

from collections.abc import Mapping
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from motcua.domain.organisations.values import MoveKind, ReorganisationState

KIND_WORDS: Mapping[str, Promise] = {
    MoveKind.MERGE.value: gettext_lazy("Nhập vào nơi khác"),
    MoveKind.SPLIT.value: gettext_lazy("Chia, tách"),
    MoveKind.RENAME.value: gettext_lazy("Đổi tên"),
    MoveKind.TRANSFER.value: gettext_lazy("Chuyển về trực thuộc nơi khác"),
    MoveKind.ABOLISH.value: gettext_lazy("Kết thúc hoạt động"),
}
STATE_WORDS: Mapping[ReorganisationState, Promise] = {
    ReorganisationState.ENTERED: gettext_lazy("Chờ công bố"),
    ReorganisationState.PUBLISHED: gettext_lazy("Đã công bố"),
    ReorganisationState.WITHDRAWN: gettext_lazy("Đã rút"),
}
STATE_LOOKS: Mapping[ReorganisationState, Literal["soon", "done", "off"]] = {
    ReorganisationState.ENTERED: "soon",
    ReorganisationState.PUBLISHED: "done",
    ReorganisationState.WITHDRAWN: "off",
}
