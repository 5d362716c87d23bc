"""What is said of a reorganisation on its pages."""

from collections.abc import Mapping
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from motcua.domain.organisations.values import MoveKind, ReorganisationState

from .typed import CREATE

KIND_WORDS: Mapping[str, Promise] = {
    MoveKind.MERGE.value: gettext_lazy("Nhập vào nơi khác"),
    MoveKind.SPLIT.value: gettext_lazy("Chia, tách"),
    MoveKind.RENAME.value: gettext_lazy("Đổi tên"),
    MoveKind.TRANSFER.value: gettext_lazy("Chuyển về trực thuộc nơi khác"),
    MoveKind.ABOLISH.value: gettext_lazy("Kết thúc hoạt động"),
}
ROW_WORDS: Mapping[str, Promise] = {**KIND_WORDS, CREATE: gettext_lazy("Lập cơ quan mới")}
ADD_WORDS: Mapping[str, Promise] = {
    MoveKind.MERGE.value: gettext_lazy("Nhập"),
    MoveKind.SPLIT.value: gettext_lazy("Chia, tách"),
    MoveKind.RENAME.value: gettext_lazy("Đổi tên"),
    MoveKind.TRANSFER.value: gettext_lazy("Chuyển trực thuộc"),
    MoveKind.ABOLISH.value: gettext_lazy("Kết thúc hoạt động"),
    CREATE: gettext_lazy("Lập mới"),
}
ROW_HINTS: Mapping[str, Promise] = {
    MoveKind.MERGE.value: gettext_lazy(
        "Nhiều cơ quan nhập làm một: mỗi cơ quan kết thúc một mục, cùng một nơi nhận."
    ),
    MoveKind.SPLIT.value: gettext_lazy(
        "Nơi đầu tiên nhận phần còn lại. Việc ghi riêng đi về nơi ghi cùng dòng."
    ),
    CREATE: gettext_lazy("Ghi tên ở đây rồi chọn tên ấy làm nơi nhận ở các mục khác."),
}
# By kind of row and field, else by field.
FIELD_WORDS: Mapping[tuple[str, str], Promise] = {
    ("", "unit"): gettext_lazy("Cơ quan kết thúc"),
    (MoveKind.SPLIT.value, "unit"): gettext_lazy("Cơ quan được chia, tách"),
    (MoveKind.RENAME.value, "unit"): gettext_lazy("Cơ quan đổi tên"),
    (MoveKind.TRANSFER.value, "unit"): gettext_lazy("Cơ quan chuyển đi"),
    ("", "heir"): gettext_lazy("Nơi nhận"),
    (MoveKind.MERGE.value, "heir"): gettext_lazy("Nhập vào"),
    ("", "work"): gettext_lazy("Lĩnh vực hoặc thủ tục"),
    ("", "name"): gettext_lazy("Tên cơ quan mới"),
    (MoveKind.RENAME.value, "name"): gettext_lazy("Tên mới"),
    ("", "parent"): gettext_lazy("Trực thuộc"),
    (MoveKind.TRANSFER.value, "parent"): gettext_lazy("Chuyển về trực thuộc"),
    ("", "role"): gettext_lazy("Loại cơ quan"),
    ("", "division"): gettext_lazy("Phục vụ xã, phường"),
    ("", "identifier"): gettext_lazy("Mã định danh, ví dụ H31.199.00"),
    ("", "address"): gettext_lazy("Địa chỉ"),
    ("", "phone"): gettext_lazy("Điện thoại"),
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
