"""Acts from the counter to the agency that decides, in words."""

from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers.states import Act

from .act import ActWords

INTAKE: dict[Act, ActWords] = {
    Act.REGISTER: ActWords(
        address="tiep-nhan-giay",
        key="M",
        label=_("Nhận hồ sơ giấy"),
        guidance=_("Hồ sơ nộp tại quầy hoặc qua bưu điện được ghi vào hệ thống ngay khi nhận."),
        whose=_("Nhận hồ sơ giấy là việc của công chức một cửa."),
        done=_("Đã ghi nhận hồ sơ giấy."),
        needs_page=True,
    ),
    Act.ACCEPT: ActWords(
        address="tiep-nhan",
        key="T",
        label=_("Tiếp nhận, cấp giấy hẹn"),
        guidance=_(
            "Xem tờ khai và giấy tờ. Đủ và đúng thì tiếp nhận: thời hạn bắt đầu tính và giấy hẹn "
            "có ngay."
        ),
        whose=_("Tiếp nhận là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã tiếp nhận hồ sơ. Giấy hẹn đã sẵn sàng."),
    ),
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: ActWords(
        address="yeu-cau-bo-sung",
        key="S",
        label=_("Yêu cầu bổ sung giấy tờ"),
        guidance=_("Hồ sơ còn thiếu thì ghi rõ thiếu gì, sai gì. Chỉ được yêu cầu một lần."),
        whose=_("Yêu cầu bổ sung là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã gửi phiếu yêu cầu bổ sung cho người nộp."),
        is_main=False,
        needs_page=True,
    ),
    Act.REFUSE: ActWords(
        address="tu-choi",
        key="N",
        label=_("Từ chối tiếp nhận"),
        guidance="",
        whose=_("Từ chối tiếp nhận là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã từ chối tiếp nhận. Lý do được gửi cho người nộp."),
        is_main=False,
        needs_page=True,
        is_grave=True,
    ),
    Act.HAND_OVER: ActWords(
        address="chuyen",
        key="C",
        label=_("Chuyển đi giải quyết"),
        guidance=_(
            "Chuyển ngay trong ngày làm việc; hồ sơ nhận sau 15:00 thì chuyển đầu giờ ngày làm "
            "việc tiếp theo."
        ),
        whose=_("Chuyển hồ sơ là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã chuyển hồ sơ. Chuyên viên sẽ nhận thụ lý."),
    ),
    Act.TRANSFER: ActWords(
        address="chuyen-co-quan",
        key="Q",
        label=_("Chuyển cơ quan khác"),
        guidance="",
        whose=_("Chuyển cơ quan khác là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã chuyển hồ sơ sang cơ quan có thẩm quyền. Phiếu chuyển đã sẵn sàng."),
        is_main=False,
        needs_page=True,
    ),
}
