"""The words of every kind of notice. Vietnamese: they are notices of an authority, not labels.

A line whose places are not all known is left out; of subjects and short texts the first that is whole
is taken. A short
text names no person and no matter: whoever looks at the screen of a telephone reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from motcua.domain.notifications.values import NoticeKind as Kind


@dataclass(frozen=True, slots=True)
class Words:
    """Subject of a letter, its lines, and what an SMS says after the code of the dossier."""

    subjects: tuple[str, ...]
    lines: tuple[str, ...]
    short: tuple[str, ...]


_REASON = ("Lý do: {reason}", "Căn cứ: {legal_basis}")
_DUE = "Thời gian trả kết quả: {due}."
_NEW_SLIP = "Giấy hẹn mới thay giấy hẹn cũ, có trong trang hồ sơ của ông/bà."
_SUPPLEMENT = (
    "{papers}",
    *_REASON,
    "Xin gửi đủ trước hết ngày {until}.",
    "Ông/bà mở trang hồ sơ để gửi giấy tờ, hoặc mang đến {receiving}.",
)

HOW_IT_COMES_BACK: Mapping[str, str] = MappingProxyType(
    {
        "post": "Bưu điện sẽ giao kết quả đến: {address}.",
        "online": "Ông/bà mở trang hồ sơ để tải kết quả bản điện tử.",
        "counter": "Mời ông/bà đến {receiving} để nhận, mang theo giấy hẹn và giấy tờ tùy thân.",
    }
)

_INTAKE = {
    Kind.SUBMITTED: Words(
        ("Đã nhận được hồ sơ {code}",),
        (
            (
                "Hồ sơ của ông/bà đã gửi đến {receiving} lúc {at}. Cán bộ một cửa sẽ kiểm tra giấy tờ. "
                "Khi hồ sơ đủ và đúng, ông/bà nhận được giấy hẹn trả kết quả."
            ),
        ),
        ("đã gửi lúc {at}, chờ tiếp nhận.",),
    ),
    Kind.ACCEPTED: Words(
        ("Hồ sơ {code} đã được tiếp nhận, hẹn trả {due}", "Hồ sơ {code} đã được tiếp nhận"),
        (
            "{receiving} đã tiếp nhận hồ sơ lúc {at}.",
            _DUE,
            "Nơi giải quyết: {competent}.",
            "Giấy tiếp nhận hồ sơ và hẹn trả kết quả có trong trang hồ sơ của ông/bà.",
        ),
        ("đã tiếp nhận. Hẹn trả kết quả {due}.", "đã tiếp nhận."),
    ),
    Kind.SUPPLEMENT_REQUESTED_AT_INTAKE: Words(
        ("Hồ sơ {code} cần bổ sung giấy tờ",),
        (
            "Lúc {at}, {receiving} xem hồ sơ và đề nghị ông/bà bổ sung trước khi tiếp nhận:",
            *_SUPPLEMENT,
            "Giấy hẹn trả kết quả được cấp khi đủ giấy tờ.",
        ),
        (
            "cần bổ sung giấy tờ trước ngày {until}. Xem trang Hồ sơ của tôi.",
            "cần bổ sung giấy tờ mới tiếp nhận được. Xem trang Hồ sơ của tôi.",
        ),
    ),
    Kind.REFUSED: Words(
        ("Hồ sơ {code} chưa được tiếp nhận",),
        (
            "{receiving} không tiếp nhận hồ sơ này, lúc {at}.",
            *_REASON,
            "Ông/bà có thể sửa theo lý do trên rồi nộp hồ sơ mới.",
        ),
        ("chưa được tiếp nhận. Lý do có trong trang Hồ sơ của tôi.",),
    ),
    Kind.TRANSFERRED: Words(
        ("Hồ sơ {code} đã chuyển đến {what}", "Hồ sơ {code} đã chuyển đến cơ quan khác"),
        (
            (
                "Lúc {at}, hồ sơ được chuyển đến {what} vì nơi này có thẩm quyền. Nơi tiếp nhận và trả "
                "kết quả: {receiving}."
            ),
            "Thời gian trả kết quả: {due}.",
            "Ông/bà không phải nộp lại. Phiếu chuyển có trong trang hồ sơ của ông/bà.",
        ),
        ("đã chuyển đến cơ quan có thẩm quyền.",),
    ),
    Kind.FOLLOWED_SUCCESSOR: Words(
        ("Hồ sơ {code} do {competent} giải quyết tiếp",),
        (
            "Từ {at}, {competent} giải quyết tiếp hồ sơ, vì cơ quan trước đã sắp xếp lại.",
            "Nơi tiếp nhận và trả kết quả: {receiving}.",
            "Mã hồ sơ và thời gian trả kết quả không đổi: {due}.",
        ),
        ("do cơ quan kế thừa giải quyết tiếp.",),
    ),
    Kind.HANDED_OVER: Words(
        ("Hồ sơ {code} đã chuyển đến nơi giải quyết",),
        (
            "Lúc {at}, {receiving} đã chuyển hồ sơ đến {competent} để giải quyết.",
            "Thời gian trả kết quả không đổi: {due}.",
        ),
        ("đã chuyển đi giải quyết. Hẹn trả {due}.", "đã chuyển đi giải quyết."),
    ),
}

_PROCESS = {
    Kind.TAKEN: Words(
        ("Hồ sơ {code} đã có cán bộ giải quyết",),
        ("{holder}, {competent}, giải quyết hồ sơ từ {at}.", _DUE),
        ("đã có cán bộ giải quyết. Hẹn trả {due}.", "đã có cán bộ giải quyết."),
    ),
    Kind.OBLIGATION_RAISED: Words(
        ("Hồ sơ {code} cần nộp {amount}", "Hồ sơ {code} có khoản phải nộp"),
        (
            "Lúc {at}, {competent} thông báo hồ sơ có khoản phải nộp.",
            "Phải nộp: {what}, {amount}.",
            "Thông báo và cách nộp có trong trang hồ sơ của ông/bà. Hồ sơ đi tiếp khi đã nộp xong.",
            _DUE,
        ),
        ("có khoản phải nộp. Xem thông báo ở trang Hồ sơ của tôi.",),
    ),
    Kind.PAYMENT_RECORDED: Words(
        ("Hồ sơ {code} đã ghi nhận nộp tiền",),
        (
            "{receiving} đã ghi nhận ông/bà nộp đủ lúc {at}. Hồ sơ đi tiếp.",
            "Biên lai số {what}.",
            _DUE,
        ),
        ("đã ghi nhận nộp tiền.",),
    ),
    Kind.SUPPLEMENT_REQUESTED_IN_PROCESS: Words(
        ("Hồ sơ {code} cần bổ sung giấy tờ",),
        (
            "Lúc {at}, {competent} xem hồ sơ và đề nghị ông/bà bổ sung:",
            *_SUPPLEMENT,
            (
                "Thời hạn dừng lại từ lúc này và tính lại từ đầu khi đủ giấy tờ; "
                "ông/bà sẽ nhận giấy hẹn mới."
            ),
        ),
        (
            "cần bổ sung giấy tờ trước ngày {until}. Xem trang Hồ sơ của tôi.",
            "cần bổ sung giấy tờ. Xem trang Hồ sơ của tôi.",
        ),
    ),
    Kind.SUPPLEMENT_ACCEPTED: Words(
        ("Hồ sơ {code} đã đủ giấy tờ, hẹn trả {due}", "Hồ sơ {code} đã đủ giấy tờ"),
        ("{receiving} đã nhận đủ giấy tờ bổ sung lúc {at}.", _DUE, _NEW_SLIP),
        ("đã đủ giấy tờ. Hẹn trả kết quả {due}.", "đã đủ giấy tờ."),
    ),
    Kind.PAUSED: Words(
        ("Hồ sơ {code} tạm dừng tính thời hạn",),
        (
            "Từ {at}, {competent} tạm dừng tính thời hạn giải quyết.",
            "Theo quy định: {what}.",
            *_REASON,
            "Dự kiến đến ngày {until}.",
            "Ông/bà không phải làm gì thêm. Khi tính tiếp, ông/bà nhận giấy hẹn mới.",
        ),
        ("tạm dừng tính thời hạn. Lý do có trong trang Hồ sơ của tôi.",),
    ),
    Kind.RESUMED: Words(
        ("Hồ sơ {code} được giải quyết tiếp, hẹn trả {due}", "Hồ sơ {code} được giải quyết tiếp"),
        ("{competent} tính tiếp thời hạn từ {at}.", _DUE, _NEW_SLIP),
        ("được giải quyết tiếp. Hẹn trả kết quả {due}.", "được giải quyết tiếp."),
    ),
    Kind.APOLOGISED: Words(
        ("Xin lỗi về hồ sơ {code}",),
        (
            "Lúc {at}, {competent} xin lỗi ông/bà vì không trả kết quả đúng hẹn.",
            "Hẹn cũ: {old_due}.",
            "Lý do: {reason}",
            "Hẹn lại: {due}.",
            "Văn bản xin lỗi có trong trang hồ sơ của ông/bà.",
        ),
        ("cơ quan giải quyết xin lỗi vì trễ hẹn, hẹn lại {due}.", "xin lỗi ông/bà vì trễ hẹn."),
    ),
    Kind.REDATED: Words(
        ("Hồ sơ {code} đổi ngày hẹn trả: {due}", "Hồ sơ {code} đổi ngày hẹn trả"),
        (
            "Lịch nghỉ, làm việc đã thay đổi, nên {receiving} tính lại ngày hẹn trả lúc {at}.",
            "Hẹn cũ: {old_due}.",
            "Hẹn mới: {due}.",
            _NEW_SLIP,
        ),
        (
            "đổi ngày hẹn trả theo lịch nghỉ mới: {due}.",
            "đổi ngày hẹn trả. Xem trang Hồ sơ của tôi.",
        ),
    ),
    Kind.REJECTED: Words(
        ("Hồ sơ {code} không đủ điều kiện giải quyết",),
        (
            "{competent} đã xem xong hồ sơ lúc {at} và không giải quyết được.",
            *_REASON,
            (
                "Văn bản từ chối có trong trang hồ sơ của ông/bà. Ông/bà có quyền khiếu nại với "
                "{competent} (Luật Khiếu nại 2011)."
            ),
        ),
        ("không đủ điều kiện giải quyết. Lý do có trong trang Hồ sơ của tôi.",),
    ),
    Kind.RESULT_READY: Words(
        ("Đã có kết quả của hồ sơ {code}",),
        (
            "{competent} đã giải quyết xong lúc {at} và gửi kết quả về {receiving}.",
            "{how}",
        ),
        ("đã có kết quả. Cách nhận có trong trang Hồ sơ của tôi.",),
    ),
}

_ENDING = {
    Kind.HANDED_TO_POST: Words(
        ("Kết quả hồ sơ {code} đã gửi bưu điện",),
        (
            "{receiving} đã giao kết quả cho bưu điện lúc {at}.",
            "Mã bưu gửi: {what}.",
            "Bưu điện sẽ giao đến: {address}.",
        ),
        ("kết quả đã gửi bưu điện, mã bưu gửi {what}.", "kết quả đã gửi bưu điện."),
    ),
    Kind.RETURNED: Words(
        ("Hồ sơ {code} đã trả kết quả",),
        (
            (
                "{receiving} đã trả kết quả cho ông/bà lúc {at}. Hồ sơ đã xong. "
                "Nếu kết quả có chỗ sai, xin ông/bà báo lại nơi trả."
            ),
        ),
        ("đã trả kết quả lúc {at}.",),
    ),
    Kind.COLLECTION_REMINDED: Words(
        ("Nhắc ông/bà nhận kết quả hồ sơ {code}",),
        ("Đến {at}, kết quả vẫn ở {receiving}, chưa có người nhận.", "{how}"),
        ("kết quả đang chờ ông/bà nhận.",),
    ),
    Kind.WITHDRAWN: Words(
        ("Hồ sơ {code} đã rút",),
        (
            "{receiving} đồng ý cho ông/bà rút hồ sơ lúc {at}, và trả lại giấy tờ.",
            "Trả lời: {reason}",
            "Phiếu rút hồ sơ có trong trang hồ sơ của ông/bà. Khi cần, ông/bà nộp hồ sơ mới.",
        ),
        ("đã rút theo đề nghị của ông/bà.",),
    ),
    Kind.STOPPED: Words(
        ("Hồ sơ {code} đã dừng giải quyết",),
        (
            "{receiving} đã dừng giải quyết hồ sơ theo đề nghị của ông/bà, lúc {at}.",
            "Trả lời: {reason}",
            "Thông báo dừng có trong trang hồ sơ của ông/bà. Khi cần, ông/bà nộp hồ sơ mới.",
        ),
        ("đã dừng giải quyết theo đề nghị của ông/bà.",),
    ),
    Kind.WITHDRAWAL_DECLINED: Words(
        ("Hồ sơ {code} vẫn được giải quyết",),
        (
            "Lúc {at}, {receiving} trả lời: chưa dừng hồ sơ theo đề nghị của ông/bà được.",
            "Lý do: {reason}",
            _DUE,
        ),
        ("vẫn được giải quyết. Lý do có trong trang Hồ sơ của tôi.",),
    ),
    Kind.REOPENED: Words(
        ("Sửa kết quả của hồ sơ {code}",),
        (
            (
                "{competent} thấy kết quả đã trả có sai sót và mở lại hồ sơ lúc {at} để sửa. "
                "Xin lỗi ông/bà; ông/bà không mất tiền và không phải nộp lại."
            ),
            "Chỗ sai: {reason}",
            _DUE,
        ),
        (
            "kết quả có sai sót, được sửa không mất tiền. Hẹn trả {due}.",
            "kết quả có sai sót, được sửa không mất tiền.",
        ),
    ),
}

WORDS: Mapping[Kind, Words] = MappingProxyType({**_INTAKE, **_PROCESS, **_ENDING})
