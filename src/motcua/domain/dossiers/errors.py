"""All that `dossiers` can refuse."""

from motcua.foundation.errors import DomainError


class DossierError(DomainError):
    code = "dossiers.refused"


class WrongState(DossierError):
    """The law has no such step from the state the dossier is in."""

    code = "dossiers.wrong_state"
    message = "Hồ sơ không còn ở bước này nên chưa ghi nhận việc ông/bà vừa làm."
    remedy = "Xin mở lại hồ sơ để xem hồ sơ đang ở bước nào."


class Moved(DossierError):
    """Somebody else acted since the page was opened: the message tells who did what and when."""

    code = "dossiers.moved"
    message = (
        "%(by_name)s đã %(deed)s lúc %(time)s, sau khi ông/bà mở trang này. "
        "Việc ông/bà vừa làm chưa được ghi nhận."
    )
    remedy = "Xin mở lại hồ sơ để xem bước mới nhất, rồi làm tiếp nếu còn cần."


class DossierNotFound(DossierError):
    code = "dossiers.not_found"
    http_status = 404
    message = "Không tìm thấy hồ sơ có mã này."
    remedy = (
        "Xin gõ lại mã đúng như trên giấy hẹn, gồm cả dấu chấm và dấu gạch ngang, "
        "ví dụ H31.101.00-261123-0001."
    )


class DraftNotFound(DossierError):
    code = "dossiers.draft_not_found"
    http_status = 404
    message = "Không tìm thấy bản khai này. Bản khai chỉ được giữ 30 ngày."
    remedy = "Xin vào mục Hồ sơ của tôi để xem các bản khai còn giữ, hoặc bắt đầu khai lại."


class DraftIncomplete(DossierError):
    """Some answers or papers are missing; `faults` lists them by page and field."""

    code = "dossiers.draft_incomplete"
    http_status = 422
    message = "Bản khai còn chỗ chưa đủ nên chưa gửi được."
    remedy = "Xin bổ sung những chỗ được nêu rồi gửi lại. Những gì đã khai vẫn còn."


class ReasonMissing(DossierError):
    """The law wants a written reason (61/2018/NĐ-CP art 17.1b)."""

    code = "dossiers.reason_missing"
    http_status = 422
    message = "Chưa ghi lý do."
    remedy = "Xin ghi rõ lý do và căn cứ để người dân hiểu và biết phải làm gì tiếp."


class SamePerson(DossierError):
    """Who appraised a dossier may not approve it as well (lifecycle, section 1)."""

    code = "dossiers.same_person"
    http_status = 403
    message = "Người thẩm định hồ sơ không được tự ký duyệt hồ sơ đó."
    remedy = "Xin chuyển hồ sơ cho lãnh đạo khác ký duyệt."


class NotOnline(DossierError):
    """The procedure cannot be filed online with this node on this day."""

    code = "dossiers.not_online"
    message = "Thủ tục này chưa nộp trực tuyến ở đây được."
    remedy = "Xin nộp tại Bộ phận Một cửa hoặc qua bưu điện theo hướng dẫn ở trang thủ tục."


class ComponentUnknown(DossierError):
    """A paper that the published procedure does not list can be neither asked for nor attached."""

    code = "dossiers.component_unknown"
    http_status = 422
    message = "Giấy tờ này không có trong danh mục của thủ tục."
    remedy = "Xin chỉ nộp những giấy tờ mà trang thủ tục nêu."


class ResultMissing(DossierError):
    """A result goes to the leader only with its number, name and file."""

    code = "dossiers.result_missing"
    http_status = 422
    message = "Dự thảo kết quả còn thiếu số, tên hoặc tệp kết quả."
    remedy = "Xin ghi số, tên kết quả và đính kèm tệp PDF rồi trình lại."


class NotHolder(DossierError):
    """The dossier lies with another officer."""

    code = "dossiers.not_holder"
    http_status = 403
    message = "Hồ sơ này đang do cán bộ khác thụ lý."
    remedy = "Xin mở lại hồ sơ để xem ai đang giữ."


class ReturnMethodUnknown(DossierError):
    code = "dossiers.return_method_unknown"
    http_status = 422
    message = "Chưa chọn cách trả kết quả."
    remedy = "Xin chọn trả tại quầy, qua bưu điện hay trực tuyến."
