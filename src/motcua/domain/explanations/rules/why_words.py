"""What a dossier can wait for, and how that is said: heads of sentences and next steps. LR-073."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from motcua.domain.dossiers.states import (
    ACCEPTED,
    APPRAISING,
    ASSIGNED,
    AWAITING_PAYMENT,
    PAUSED,
    SIGNING,
    SUBMITTED,
    SUPPLEMENT_BEFORE_ACCEPTANCE,
    SUPPLEMENT_IN_PROCESS,
    Position,
)


class Awaited(StrEnum):
    """What a dossier waits for. Where a state waits for one thing, it has the name of the state."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SUPPLEMENT = "supplement"
    SUPPLEMENT_CHECK = "supplement_check"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    AWAITING_PAYMENT = "awaiting_payment"
    TAKING = "taking"
    APPRAISAL = "appraisal"
    REVISION = "revision"  # the leader wants the draft done again
    OPINION = "opinion"
    SIGNATURE = "signature"
    PAUSED = "paused"
    WITHDRAW_REQUESTED = "withdraw_requested"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    APOLOGY = "apology"  # ready, but late: no return without an apology
    POSTING = "posting"
    POST = "post"
    COLLECTION = "collection"
    DOWNLOAD = "download"
    RETURNED = "returned"
    ARCHIVED = "archived"


# The usual words, and those of a case that `why` keeps apart.
HEADS: Mapping[Awaited, tuple[str, str]] = MappingProxyType(
    {
        Awaited.DRAFT: ("bản khai đang chờ {holder} gửi từ {since}", ""),
        Awaited.SUBMITTED: ("hồ sơ đang chờ {holder} kiểm tra giấy tờ từ {since}", ""),
        Awaited.SUPPLEMENT: ("hồ sơ đang chờ {holder} bổ sung {count} giấy tờ từ {since}", ""),
        Awaited.SUPPLEMENT_CHECK: ("giấy tờ bổ sung đang chờ {holder} kiểm tra từ {since}", ""),
        Awaited.REFUSED: ("{holder} không tiếp nhận hồ sơ này từ {since}", ""),
        Awaited.ACCEPTED: ("hồ sơ đã được tiếp nhận, ở {holder} từ {since}", ""),
        Awaited.AWAITING_PAYMENT: (
            "hồ sơ đang chờ {holder} nộp {what} {amount}\N{NO-BREAK SPACE}đ từ {since}",
            "hồ sơ đang chờ {holder} nộp khoản tiền đã thông báo từ {since}",
        ),
        Awaited.TAKING: (
            "hồ sơ đã đến {holder} từ {since}, đang chờ cán bộ nhận thụ lý",
            "hồ sơ được mở lại để sửa kết quả sai, ở {holder} từ {since}",
        ),
        Awaited.APPRAISAL: (
            "hồ sơ đang được {holder} thẩm định từ {since}",
            "kết quả sai đang được {holder} sửa lại từ {since}",
        ),
        Awaited.REVISION: (
            "hồ sơ đang được {holder} làm lại dự thảo theo yêu cầu của lãnh đạo từ {since}",
            "",
        ),
        Awaited.OPINION: ("hồ sơ ở {holder} đang chờ ý kiến của {consulted} từ {since}", ""),
        Awaited.SIGNATURE: (
            "hồ sơ đang chờ {holder} ký từ {since}",
            "hồ sơ đang chờ {holder} ký {thing} từ {since}",
        ),
        Awaited.PAUSED: ("hồ sơ ở {holder} tạm dừng tính thời hạn từ {since}, lý do: {ground}", ""),
        Awaited.WITHDRAW_REQUESTED: (
            "hồ sơ có đề nghị thôi giải quyết, đang chờ {holder} trả lời từ {since}",
            "",
        ),
        Awaited.WITHDRAWN: ("hồ sơ đã rút, {holder} trả lại giấy tờ từ {since}", ""),
        Awaited.STOPPED: ("{holder} đã thông báo dừng giải quyết hồ sơ từ {since}", ""),
        Awaited.APOLOGY: (
            "{thing} có từ {since} nhưng trễ hẹn, đang chờ {holder} gửi văn bản xin lỗi",
            "",
        ),
        Awaited.POSTING: ("{thing} có ở {holder} từ {since}, đang chờ gửi bưu điện", ""),
        Awaited.POST: (
            "{thing} do {holder} giữ từ {since} để giao tận nơi, mã bưu gửi {parcel}",
            "{thing} do {holder} giữ từ {since} để giao tận nơi",
        ),
        Awaited.COLLECTION: ("{thing} có ở {holder} từ {since}, đang chờ {applicant} đến nhận", ""),
        Awaited.DOWNLOAD: ("{thing} bản điện tử có ở {holder} từ {since}", ""),
        Awaited.RETURNED: ("hồ sơ đã xong, {thing} đã trả, {holder} giữ từ {since}", ""),
        Awaited.ARCHIVED: ("hồ sơ đã xong, nộp lưu tại {holder} từ {since}", ""),
    }
)

_AGAIN = "cần thì {applicant} nộp hồ sơ mới"
STEPS: Mapping[Awaited, tuple[str, str]] = MappingProxyType(
    {
        Awaited.DRAFT: ("{applicant} xem lại rồi gửi", ""),
        Awaited.SUBMITTED: ("tiếp nhận, yêu cầu bổ sung hoặc từ chối bằng văn bản", ""),
        Awaited.SUPPLEMENT: ("{applicant} gửi đủ giấy tờ, {receiving} kiểm tra lại", ""),
        Awaited.SUPPLEMENT_CHECK: ("{receiving} trả lời, đủ thì cấp giấy hẹn mới", ""),
        Awaited.REFUSED: ("{applicant} sửa theo lý do đã nêu rồi nộp hồ sơ mới", ""),
        Awaited.ACCEPTED: ("chuyển hồ sơ đến {competent} giải quyết", ""),
        Awaited.AWAITING_PAYMENT: (
            "nộp xong thì {receiving} ghi nhận, hồ sơ trở lại bước {behind}",
            "",
        ),
        Awaited.TAKING: ("một cán bộ của {competent} nhận và thẩm định", ""),
        Awaited.APPRAISAL: ("trình lãnh đạo {competent} ký", ""),
        Awaited.REVISION: ("trình lãnh đạo {competent} ký lại", ""),
        Awaited.OPINION: ("{consulted} trả lời", ""),
        Awaited.SIGNATURE: ("ký xong, hồ sơ về {receiving} để trả", ""),
        Awaited.PAUSED: ("tính tiếp thời hạn và cấp giấy hẹn mới", ""),
        Awaited.WITHDRAW_REQUESTED: (
            "đồng ý thì trả lại giấy tờ, không thì hồ sơ trở lại bước {behind}",
            "đồng ý thì ra thông báo dừng, không thì hồ sơ trở lại bước {behind}",
        ),
        Awaited.WITHDRAWN: (_AGAIN, ""),
        Awaited.STOPPED: (_AGAIN, ""),
        Awaited.APOLOGY: ("xin lỗi xong, {receiving} trả {thing}", ""),
        Awaited.POSTING: ("{receiving} giao cho bưu điện", ""),
        Awaited.POST: ("bưu điện giao đến địa chỉ {applicant} đã ghi", ""),
        Awaited.COLLECTION: ("{applicant} mang giấy hẹn và giấy tờ tùy thân đến nhận", ""),
        Awaited.DOWNLOAD: (
            "{applicant} tải về ngay tại trang này",
            "{receiving} xác nhận đã trả bản điện tử",
        ),
        Awaited.RETURNED: ("{competent} nộp lưu hồ sơ, có sai sót thì sửa và chịu chi phí", ""),
        Awaited.ARCHIVED: ("cần tra cứu hoặc xin bản sao thì hỏi {competent}", ""),
    }
)

# Where a dossier goes on after a wait.
BACK_AT: Mapping[Position, str] = MappingProxyType(
    {
        SUBMITTED: "kiểm tra giấy tờ",
        SUPPLEMENT_BEFORE_ACCEPTANCE: "bổ sung giấy tờ",
        SUPPLEMENT_IN_PROCESS: "bổ sung giấy tờ",
        ACCEPTED: "chuyển đi giải quyết",
        AWAITING_PAYMENT: "nộp tiền",
        ASSIGNED: "chờ nhận thụ lý",
        APPRAISING: "thẩm định",
        SIGNING: "trình ký",
        PAUSED: "tạm dừng",
    }
)
