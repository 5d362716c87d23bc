"""Acts that return a result, end a dossier, or take it up again, in words."""

from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers.states import Act

from .act import ActWords

ENDING: dict[Act, ActWords] = {
    Act.HAND_TO_POST: ActWords(
        address="giao-buu-dien",
        key="P",
        label=_("Giao kết quả cho bưu điện"),
        guidance="",
        whose=_("Giao bưu điện là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã ghi nhận giao kết quả cho bưu điện."),
        is_main=False,
        needs_page=True,
    ),
    Act.RETURN_RESULT: ActWords(
        address="tra-ket-qua",
        key="R",
        label=_("Trả kết quả"),
        guidance=_("Trả đúng cách người nộp đã chọn. Trả xong, hồ sơ kết thúc."),
        whose=_("Trả kết quả là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã trả kết quả. Hồ sơ kết thúc."),
    ),
    Act.RECORD_WITHDRAWAL_REQUEST: ActWords(
        address="ghi-xin-rut",
        key="W",
        label=_("Ghi nhận người nộp xin rút"),
        guidance="",
        whose="",
        done=_("Đã ghi nhận đề nghị rút hồ sơ. Tiếp theo: trả lời người nộp."),
        is_main=False,
        needs_page=True,
    ),
    Act.AGREE_WITHDRAWAL: ActWords(
        address="cho-rut",
        key="D",
        label=_("Cho rút hồ sơ"),
        guidance=_("Người nộp xin rút. Cho rút thì trả lại giấy tờ và kết thúc hồ sơ."),
        whose=_("Trả lời việc xin rút là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã cho rút hồ sơ. Phiếu trả hồ sơ đã sẵn sàng."),
        needs_page=True,
    ),
    Act.STOP: ActWords(
        address="dung-giai-quyet",
        key="T",
        label=_("Thông báo dừng giải quyết"),
        guidance=_("Người nộp xin thôi. Đồng ý thì ra thông báo dừng và kết thúc hồ sơ."),
        whose="",
        done=_("Đã dừng giải quyết. Thông báo dừng đã sẵn sàng."),
        needs_page=True,
    ),
    Act.DECLINE_WITHDRAWAL: ActWords(
        address="khong-cho-rut",
        key="N",
        label=_("Không cho rút, giải quyết tiếp"),
        guidance="",
        whose=_("Trả lời việc xin rút là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã trả lời người nộp. Hồ sơ được giải quyết tiếp."),
        is_main=False,
        needs_page=True,
    ),
    Act.REOPEN: ActWords(
        address="sua-ket-qua",
        key="M",
        label=_("Mở lại để sửa kết quả sai"),
        guidance="",
        whose=_("Mở lại hồ sơ là việc của lãnh đạo %(agency)s."),
        done=_("Đã mở lại hồ sơ để sửa kết quả. Biên bản đính chính đã sẵn sàng."),
        is_main=False,
        needs_page=True,
    ),
    Act.ARCHIVE: ActWords(
        address="luu-tru",
        key="H",
        label=_("Nộp lưu hồ sơ"),
        guidance="",
        whose=_("Nộp lưu là việc của chuyên viên tại %(agency)s."),
        done=_("Đã nộp lưu hồ sơ."),
        is_main=False,
        needs_page=True,
    ),
}
