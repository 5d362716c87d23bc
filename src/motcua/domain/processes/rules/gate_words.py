"""The sentences of the gate by code, and how a fault is said. Every sentence is a message id."""

from collections.abc import Iterable, Mapping
from typing import Final

from motcua.domain.processes.errors import GateFault
from motcua.domain.processes.values import InternalProcess

ARROW: Final = " → "  # between the steps of a way
NAMES_TOLD_MAX: Final = 12
SENTENCES: Final[Mapping[str, str]] = {
    # Ways out of a step
    "target_unknown": (
        "Bước “%(step)s” dẫn tới bước có mã “%(target)s” không có trong bảng. Xin sửa bước tiếp theo."
    ),
    "path_without_end": (
        "Đường đi %(way)s dừng lại ở bước “%(step)s”, không tới kết quả, từ chối hoặc rút hồ sơ. Xin"
        " ghi bước tiếp theo khi đạt."
    ),
    "outcome_missing": (
        "Bước “%(step)s” chưa ghi hướng đi khi “%(outcome)s”, mà pháp luật cho phép ở bước này. Xin"
        " ghi thêm."
    ),
    "outcome_unfit": (
        "Bước “%(step)s” là bước %(kind)s nên không thể kết thúc bằng “%(outcome)s”. Xin bỏ hướng đi"
        " này."
    ),
    "ending_unfit": (
        "Đường đi %(way)s kết thúc ở bước “%(step)s” khi “%(outcome)s”: hồ sơ chỉ kết thúc khi từ chối"
        " tiếp nhận, khi đã trả kết quả, hoặc khi người nộp không bổ sung. Xin dẫn sang bước khác."
    ),
    "fork_unlawful": (
        "Bước “%(step)s” khi “%(outcome)s” chỉ được dẫn tới một nơi. Chỉ khi đạt mới chia ra nhiều bước"
        " làm song song."
    ),
    "linked_cycle": (
        "Bước “%(step)s” gọi thủ tục liên thông dẫn vòng về chính thủ tục này: %(chain)s. Hai bên sẽ"
        " chờ nhau mãi. Xin bỏ thủ tục liên thông ở một trong các bước."
    ),
    # The way as a whole
    "intake_not_first": (
        "Bước đầu tiên phải là bước tiếp nhận, nhưng đang là “%(step)s”. Xin đưa bước tiếp nhận lên đầu."
    ),
    "intake_repeated": "Có nhiều bước tiếp nhận: %(way)s. Xin chỉ giữ một bước ở đầu.",
    "return_missing": (
        "Quy trình không có bước trả kết quả. Xin thêm bước trả kết quả tại Bộ phận Một cửa ở cuối."
    ),
    "return_repeated": "Có nhiều bước trả kết quả: %(way)s. Xin chỉ giữ một bước ở cuối.",
    "return_not_last": (
        "Sau bước trả kết quả “%(step)s” vẫn còn bước %(way)s. Trả kết quả phải là bước cuối."
    ),
    "dead_step": (
        "Không có đường nào dẫn tới bước “%(step)s”. Xin nối bước này vào quy trình hoặc bỏ đi."
    ),
    "endless_loop": (
        "Các bước %(way)s dẫn vòng về nhau, hồ sơ không bao giờ xong. Xin sửa bước tiếp theo của một"
        " trong các bước này."
    ),
    "order_unlawful": (
        "Sau bước “%(step)s” (%(kind)s) không thể là bước “%(next)s” (%(next_kind)s): %(way)s. Thứ tự"
        " phải là tiếp nhận, chuyển, phân công, giải quyết, thẩm định, xem xét, ký, phát hành, trả"
        " kết quả."
    ),
    "back_not_earlier": (
        "Bước “%(step)s” khi “%(outcome)s” dẫn tới “%(next)s”, không phải bước giải quyết đã làm trước"
        " đó. Xin chọn một bước trước."
    ),
    # Parallel branches
    "fork_not_joined": (
        "Các bước song song sau “%(step)s” gặp nhau ở “%(next)s” nhưng bước này không chờ đủ các nhánh."
        " Xin đánh dấu “chờ đủ các nhánh”."
    ),
    "branch_empty": (
        "Bước “%(step)s” chia nhánh thẳng tới bước gộp “%(next)s”. Xin bỏ nhánh không có việc gì."
    ),
    "branch_leaves": (
        "Một nhánh song song bỏ qua bước gộp “%(next)s”: %(way)s. Mọi nhánh phải đi qua bước gộp."
    ),
    "branches_cross": (
        "Hai nhánh song song sau “%(step)s” cùng dẫn vào “%(next)s” trước bước gộp. Xin tách riêng các"
        " nhánh."
    ),
    "branch_entered": (
        "Bước “%(step)s” ở ngoài dẫn vào nhánh song song tại “%(next)s”. Nhánh chỉ bắt đầu từ chỗ chia."
    ),
    "branch_unfit": (
        "Bước “%(step)s” (%(kind)s) không được làm song song. Chỉ phần việc, lấy ý kiến, liên thông"
        " mới làm song song được."
    ),
    "join_without_fork": (
        "Bước “%(step)s” chờ đủ các nhánh nhưng trước đó không có chỗ nào chia nhánh. Xin bỏ dấu chờ."
    ),
    "back_over_fork": (
        "Bước “%(step)s” trả lại hồ sơ qua ranh giới nhánh song song, về “%(next)s”. Xin trả về bước"
        " trước khi chia nhánh hoặc sau khi gộp."
    ),
    # Hours
    "hours_over_limit": (
        "Đường dài nhất %(way)s mất %(hours)s giờ, vượt thời hạn giải quyết %(limit)s (%(most)s giờ)"
        " kể cả bước trả kết quả. Xin giảm %(over)s giờ."
    ),
    "hours_missing": (
        "Bước “%(step)s” lấy ý kiến hoặc phối hợp với cơ quan khác mà chưa có số giờ. Xin ghi thời hạn"
        " trả lời."
    ),
    # Who
    "role_missing": "Bước “%(step)s” chưa ghi ai thực hiện. Xin chọn một vai trò.",
    "role_several": (
        "Bước “%(step)s” ghi nhiều vai trò (%(role)s). Mỗi bước chỉ một vai trò chịu trách nhiệm."
    ),
    "role_unknown": "Bước “%(step)s” ghi vai trò “%(role)s” không có trong hệ thống. Xin chọn lại.",
    "role_unfit": (
        "Vai trò “%(role)s” không có quyền làm bước “%(step)s” (%(kind)s). Xin chọn vai trò khác."
    ),
    "not_one_stop": (
        "Bước “%(step)s” (%(kind)s) phải do công chức Bộ phận Một cửa làm tại nơi tiếp nhận."
    ),
    "place_unfit": (
        "Bước “%(step)s” (%(kind)s) không thể làm tại “%(place)s”. Xin chọn lại nơi thực hiện."
    ),
    "agency_missing": (
        "Bước “%(step)s” (%(kind)s) do cơ quan khác làm mà chưa ghi tên cơ quan. Xin ghi tên cơ quan."
    ),
    "agency_unknown": (
        "Không tìm thấy cơ quan “%(agency)s” ghi ở bước “%(step)s”. Xin chọn đúng tên trong danh mục."
    ),
    "nobody_receives": (
        "Chưa có nơi tiếp nhận nào của thủ tục này có người dùng hệ thống. Xin tạo tài khoản trước."
    ),
    "role_unstaffed": (
        "Tại %(office)s không có ai giữ vai trò “%(role)s” vào %(days)s, cần cho %(way)s. Xin bố trí"
        " người hoặc đổi vai trò."
    ),
    # Papers
    "slip_unknown": "Bước “%(step)s” ghi mẫu phiếu “%(item)s” không có trong hệ thống. Xin chọn lại.",
    "form_unknown": "Bước “%(step)s” ghi biểu mẫu “%(item)s” không có trong hệ thống. Xin chọn lại.",
    # Told, not refused
    "variant_exceeded": (
        "Khi %(condition)s, thời hạn chỉ có %(most)s giờ, mà đường dài nhất %(way)s mất %(hours)s giờ."
    ),
    "office_unattended": (
        "%(count)s nơi tiếp nhận chưa có ai dùng hệ thống nên chưa xét việc bố trí người: %(names)s."
    ),
}
WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def fault(
    process: InternalProcess, code: str, *path: str, show: Iterable[str] = (), **values: object
) -> GateFault:
    """A fault at the last step of a path. `show`: steps named in the sentence, else the path."""
    shown = tuple(show) or path
    return GateFault(
        code=code,
        message=SENTENCES[code],
        path=path,
        values={
            "step": name_of(process, path[-1]) if path else "",
            "way": way_words(process, shown),
            **values,
        },
    )


def name_of(process: InternalProcess, key: str) -> str:
    return next((step.name for step in process.steps if step.key == key), key)


def way_words(process: InternalProcess, keys: Iterable[str]) -> str:
    """`“Tiếp nhận” → “Thẩm định”`; a long way is told by its ends."""
    names = [f"“{name_of(process, key)}”" for key in keys]
    if len(names) > NAMES_TOLD_MAX:
        half = NAMES_TOLD_MAX // 2
        names = [*names[:half], "…", *names[-half:]]
    return ARROW.join(names)


def days_words(days: Iterable[int]) -> str:
    """`thứ Ba, thứ Tư`."""
    return ", ".join(WEEKDAYS[day] for day in sorted(days))
