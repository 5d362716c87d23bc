"""Acts inside the agency that decides, in words."""

from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers.states import Act

from .act import ActWords

PROCESS: dict[Act, ActWords] = {
    Act.TAKE: ActWords(
        address="nhan-viec",
        key="V",
        label=_("Nhận thụ lý"),
        guidance=_("Nhận xong, ông/bà là người giữ hồ sơ cho đến khi trình ký."),
        whose=_("Nhận thụ lý là việc của chuyên viên tại %(agency)s."),
        done=_("Ông/bà đã nhận thụ lý hồ sơ này."),
    ),
    Act.ASSIGN: ActWords(
        address="giao-ho-so",
        key="I",
        label=_("Giao hồ sơ"),
        guidance=_("Chọn chuyên viên thụ lý; người được giao giữ hồ sơ cho đến khi trình ký."),
        whose="",
        done=_("Đã giao hồ sơ cho chuyên viên."),
        is_main=False,
        needs_page=True,
    ),
    Act.RAISE_OBLIGATION: ActWords(
        address="nghia-vu-tai-chinh",
        key="U",
        label=_("Thông báo nghĩa vụ tài chính"),
        guidance="",
        whose=_("Thông báo nghĩa vụ tài chính là việc của chuyên viên tại %(agency)s."),
        done=_("Đã gửi thông báo nghĩa vụ tài chính cho người nộp."),
        is_main=False,
        needs_page=True,
    ),
    Act.RECORD_PAYMENT: ActWords(
        address="da-nop-tien",
        key="T",
        label=_("Ghi nhận đã nộp tiền"),
        guidance=_("Có biên lai thì ghi số biên lai và giờ nộp; hồ sơ được giải quyết tiếp."),
        whose=_("Ghi nhận đã nộp tiền là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã ghi nhận tiền nộp. Hồ sơ được giải quyết tiếp."),
        needs_page=True,
    ),
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: ActWords(
        address="yeu-cau-bo-sung-khi-giai-quyet",
        key="S",
        label=_("Yêu cầu bổ sung giấy tờ"),
        guidance="",
        whose=_("Yêu cầu bổ sung là việc của chuyên viên tại %(agency)s."),
        done=_("Đã gửi phiếu yêu cầu bổ sung. Thời hạn dừng tính cho đến khi nhận đủ."),
        is_main=False,
        needs_page=True,
    ),
    Act.ACCEPT_SUPPLEMENT: ActWords(
        address="nhan-bo-sung",
        key="T",
        label=_("Nhận đủ giấy tờ bổ sung"),
        guidance=_(
            "Giấy tờ đã yêu cầu đến đủ thì xác nhận: thời hạn tính lại từ đầu, có giấy hẹn mới."
        ),
        whose=_("Kiểm tra giấy tờ bổ sung là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã nhận đủ giấy tờ bổ sung. Giấy hẹn mới đã sẵn sàng."),
        needs_page=True,
    ),
    Act.CONSULT: ActWords(
        address="lay-y-kien",
        key="Y",
        label=_("Lấy ý kiến cơ quan khác"),
        guidance="",
        whose=_("Lấy ý kiến là việc của chuyên viên tại %(agency)s."),
        done=_("Đã gửi phiếu lấy ý kiến. Thời hạn giải quyết vẫn chạy."),
        is_main=False,
        needs_page=True,
    ),
    Act.ANSWER_CONSULTATION: ActWords(
        address="tra-loi-y-kien",
        key="A",
        label=_("Trả lời ý kiến"),
        guidance=_(
            "Cơ quan của ông/bà được hỏi ý kiến hoặc được chuyển một phần việc của hồ sơ này. Xin trả "
            "lời đúng hạn ghi."
        ),
        whose="",
        done=_("Đã gửi ý kiến trả lời."),
        needs_page=True,
    ),
    Act.RECORD_VERIFICATION: ActWords(
        address="bien-ban-xac-minh",
        key="M",
        label=_("Ghi biên bản xác minh"),
        guidance="",
        whose=_("Ghi biên bản xác minh là việc của chuyên viên tại %(agency)s."),
        done=_("Đã ghi biên bản xác minh."),
        is_main=False,
        needs_page=True,
    ),
    Act.PAUSE: ActWords(
        address="tam-dung",
        key="P",
        label=_("Tạm dừng tính thời hạn"),
        guidance="",
        whose=_("Tạm dừng là việc của chuyên viên tại %(agency)s."),
        done=_("Đã tạm dừng tính thời hạn. Người nộp được báo lý do."),
        is_main=False,
        needs_page=True,
    ),
    Act.RESUME: ActWords(
        address="tinh-tiep",
        key="T",
        label=_("Tính tiếp thời hạn"),
        guidance=_(
            "Việc phải chờ đã xong thì tính tiếp: thời gian tạm dừng không tính vào thời hạn, "
            "có giấy hẹn mới."
        ),
        whose=_("Tính tiếp thời hạn là việc của chuyên viên tại %(agency)s."),
        done=_("Thời hạn đã tính tiếp. Giấy hẹn mới đã sẵn sàng."),
    ),
    Act.PROPOSE_RESULT: ActWords(
        address="trinh-ky",
        key="T",
        label=_("Trình lãnh đạo ký"),
        guidance=_("Thẩm định xong thì ghi số, tên kết quả, đính kèm tệp PDF rồi trình."),
        whose=_("Thẩm định và trình ký là việc của chuyên viên tại %(agency)s."),
        done=_("Đã trình lãnh đạo ký."),
        needs_page=True,
    ),
    Act.PROPOSE_REJECTION: ActWords(
        address="trinh-tu-choi",
        key="N",
        label=_("Trình từ chối giải quyết"),
        guidance="",
        whose=_("Trình từ chối là việc của chuyên viên tại %(agency)s."),
        done=_("Đã trình lãnh đạo văn bản từ chối giải quyết."),
        is_main=False,
        needs_page=True,
        is_grave=True,
    ),
    Act.SEND_BACK: ActWords(
        address="tra-lai",
        key="L",
        label=_("Trả lại để làm lại"),
        guidance="",
        whose=_("Trả lại dự thảo là việc của lãnh đạo %(agency)s."),
        done=_("Đã trả lại dự thảo cho chuyên viên."),
        is_main=False,
        needs_page=True,
    ),
    Act.APPROVE_RESULT: ActWords(
        address="ky-duyet",
        key="D",
        label=_("Ký duyệt kết quả"),
        guidance=_("Xem tệp kết quả trước khi ký. Ký xong, thời hạn giải quyết dừng lại."),
        whose=_("Ký duyệt là việc của lãnh đạo %(agency)s."),
        done=_("Đã ký duyệt. Kết quả nằm ở Bộ phận Một cửa, chờ trả."),
    ),
    Act.REJECT: ActWords(
        address="ky-tu-choi",
        key="N",
        label=_("Ký từ chối giải quyết"),
        guidance=_(
            "Xem lý do và căn cứ trước khi ký. Ký xong, phiếu từ chối được gửi cho người nộp."
        ),
        whose="",
        done=_("Đã ký từ chối giải quyết. Phiếu từ chối đã sẵn sàng."),
        is_grave=True,
    ),
    Act.APOLOGISE: ActWords(
        address="xin-loi",
        key="O",
        label=_("Xin lỗi, hẹn lại ngày trả"),
        guidance=_(
            "Hồ sơ trễ hẹn thì phải xin lỗi người dân bằng văn bản, nêu lý do và ngày hẹn mới. "
            "Lời xin lỗi đã được soạn sẵn, ông/bà xem và sửa trước khi gửi."
        ),
        whose="",
        done=_("Đã gửi văn bản xin lỗi cho người nộp."),
        needs_page=True,
    ),
}
