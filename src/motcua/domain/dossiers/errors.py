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


class OfficerUnknown(DossierError):
    """Who is to have the dossier has no such right in the agency, or has it already."""

    code = "dossiers.officer_unknown"
    http_status = 422
    message = "Người được chọn không thụ lý hồ sơ ở cơ quan này, hoặc đang giữ hồ sơ rồi."
    remedy = "Xin chọn một chuyên viên khác của cơ quan."


class ReturnMethodUnknown(DossierError):
    code = "dossiers.return_method_unknown"
    http_status = 422
    message = "Chưa chọn cách trả kết quả."
    remedy = "Xin chọn trả tại quầy, qua bưu điện hay trực tuyến."


class NotByPost(DossierError):
    """The applicant did not choose the post."""

    code = "dossiers.not_by_post"
    message = "Người nộp không đăng ký nhận kết quả qua bưu điện."
    remedy = "Xin trả kết quả theo cách người nộp đã chọn, ghi trên giấy hẹn."


class PaperNotListed(DossierError):
    """The published procedure does not list this paper, so nobody may be asked for it."""

    code = "dossiers.paper_not_listed"
    http_status = 422
    message = "Thủ tục không có giấy tờ này nên không được yêu cầu: %(paper)s."
    remedy = (
        "Chỉ được yêu cầu giấy tờ có trong thành phần hồ sơ đã công bố. "
        "Lần yêu cầu này được ghi lại và báo cáo."
    )


class SupplementUsedUp(DossierError):
    """A dossier is sent back for papers once (61/2018/NĐ-CP art 11.2c)."""

    code = "dossiers.supplement_used_up"
    message = "Hồ sơ này đã được yêu cầu bổ sung, pháp luật không cho yêu cầu thêm lần nữa."
    remedy = "Xin giải quyết theo giấy tờ đang có; không đủ điều kiện thì từ chối bằng văn bản."


class SupplementTooLate(DossierError):
    """After appraisal a supplement is asked for within some working days of receipt (art 19.4)."""

    code = "dossiers.supplement_too_late"
    message = "Đã quá thời hạn yêu cầu bổ sung: hạn cuối là %(latest)s."
    remedy = "Xin giải quyết theo giấy tờ đang có, hoặc nêu văn bản chuyên ngành cho phép yêu cầu muộn hơn."


class NothingAsked(DossierError):
    """A supplement request says which papers, or it is none."""

    code = "dossiers.nothing_asked"
    http_status = 422
    message = "Chưa chọn giấy tờ nào cần bổ sung."
    remedy = "Xin chọn ít nhất một giấy tờ trong thành phần hồ sơ và ghi thiếu gì, sai gì."


class PapersStillMissing(DossierError):
    """What was asked for has not all come."""

    code = "dossiers.papers_still_missing"
    http_status = 422
    message = "Còn thiếu giấy tờ đã được yêu cầu: %(papers)s."
    remedy = "Xin bổ sung đủ rồi gửi lại. Những gì đã gửi vẫn còn."


class SupplementSent(DossierError):
    """What was asked for was sent; it is being checked."""

    code = "dossiers.supplement_sent"
    message = "Giấy tờ bổ sung đã gửi rồi, cán bộ đang kiểm tra."
    remedy = "Xin chờ trả lời. Cần sửa gì xin gọi Bộ phận Một cửa theo số trên phiếu yêu cầu."


class GroundUnknown(DossierError):
    """A limit is paused on a listed ground only, never on free text."""

    code = "dossiers.ground_unknown"
    http_status = 422
    message = "Căn cứ tạm dừng không có trong danh mục pháp luật cho phép."
    remedy = "Xin chọn một căn cứ trong danh mục."


class MomentImpossible(DossierError):
    """A moment lies in the future, before the procedure existed, or before what it must follow."""

    code = "dossiers.moment_impossible"
    http_status = 422
    message = "Thời điểm không thể có: %(why)s."
    remedy = "Xin ghi lại ngày giờ đúng như trên giấy tờ."


class AmountImpossible(DossierError):
    code = "dossiers.amount_impossible"
    http_status = 422
    message = "Số tiền phải là số đồng nguyên, lớn hơn 0."
    remedy = "Xin ghi lại số tiền theo thông báo."


class ApologyMissing(DossierError):
    """A dossier that is late cannot be closed before its applicant has had an apology (art 19.9)."""

    code = "dossiers.apology_missing"
    message = "Hồ sơ quá hạn mà chưa gửi văn bản xin lỗi nên chưa kết thúc được."
    remedy = "Xin trình lãnh đạo cơ quan giải quyết ký văn bản xin lỗi, rồi làm lại."


class ApologyNotDue(DossierError):
    """There is nothing to apologise for, or it was done already."""

    code = "dossiers.apology_not_due"
    message = "Lần hẹn này chưa đến mức phải xin lỗi, hoặc đã xin lỗi rồi."
    remedy = "Xin mở lại hồ sơ để xem các văn bản đã gửi."


class ReappointmentUsedUp(DossierError):
    """The day of return is set again once (61/2018/NĐ-CP art 19.9)."""

    code = "dossiers.reappointment_used_up"
    message = "Hồ sơ này đã được hẹn lại, pháp luật chỉ cho hẹn lại một lần."
    remedy = "Xin gửi văn bản xin lỗi không kèm ngày hẹn mới và giải quyết ngay."


class WrongOutcome(DossierError):
    """The draft on the leader's table is a rejection, not a result, or the other way round."""

    code = "dossiers.wrong_outcome"
    message = "Dự thảo đang trình không phải loại này."
    remedy = "Xin mở lại hồ sơ để xem chuyên viên trình kết quả hay trình từ chối."


class WrongForRegime(DossierError):
    """Withdrawal and stop notice belong to different regimes."""

    code = "dossiers.wrong_for_regime"
    message = "Theo pháp luật áp dụng cho hồ sơ này, việc rút hồ sơ làm theo cách khác."
    remedy = "Xin mở lại hồ sơ và dùng nút đang hiện."


class AgencyUnknown(DossierError):
    code = "dossiers.agency_unknown"
    http_status = 422
    message = "Không có cơ quan này hoặc cơ quan không còn hoạt động."
    remedy = "Xin chọn lại cơ quan trong danh mục."


class ConsultationUnknown(DossierError):
    code = "dossiers.consultation_unknown"
    http_status = 404
    message = "Không còn yêu cầu lấy ý kiến này đang chờ trả lời."
    remedy = "Xin mở lại hồ sơ để xem các ý kiến đã có."


class AlreadyAsked(DossierError):
    """The same agency is asked one thing at a time."""

    code = "dossiers.already_asked"
    message = "Cơ quan này đang được hỏi và chưa trả lời."
    remedy = "Xin chờ trả lời, hoặc nhắc cơ quan đó."


class TextMissing(DossierError):
    """A field that the paper needs is empty or too long; `field` says which."""

    code = "dossiers.text_missing"
    http_status = 422
    message = "Chưa ghi %(what)s, hoặc ghi quá dài."
    remedy = "Xin ghi đủ rồi làm lại."


class CodeImpossible(DossierError):
    """A code from a paper slip does not fit the regime of its day, or is taken."""

    code = "dossiers.code_impossible"
    http_status = 422
    message = "Mã hồ sơ trên giấy không đúng cách ghi hoặc đã có hồ sơ khác dùng."
    remedy = "Xin xem lại mã trên giấy tiếp nhận."


class RegisterClosed(DossierError):
    """The volume of the register was closed: it takes no more lines."""

    code = "dossiers.register_closed"
    message = "Sổ theo dõi hồ sơ năm %(year)s đã khóa."
    remedy = "Hồ sơ nhận sau khi khóa sổ được ghi vào sổ năm sau, từ ngày làm việc đầu năm."


class RegisterNotDue(DossierError):
    """A register is closed at the end of its year, not before."""

    code = "dossiers.register_not_due"
    message = "Sổ theo dõi hồ sơ năm %(year)s chưa đến ngày khóa."
    remedy = "Sổ được khóa từ ngày 31 tháng 12 của năm đó."


class RegisterNotFound(DossierError):
    """The agency has no such register, or the actor may not see it."""

    code = "dossiers.register_not_found"
    http_status = 404
    message = "Không có sổ theo dõi hồ sơ như vậy."
    remedy = "Xin chọn cơ quan và năm trong danh sách."


class SlipNotFound(DossierError):
    """The dossier has no such slip."""

    code = "dossiers.slip_not_found"
    http_status = 404
    message = "Hồ sơ này không có phiếu như vậy."
    remedy = "Xin mở lại hồ sơ và chọn phiếu trong danh sách."


class TooManyForOnePaper(DossierError):
    """A file of this size would keep the printer, and everybody behind, waiting."""

    code = "dossiers.too_many_for_one_paper"
    http_status = 422
    message = "Có %(count)s dòng, mỗi tệp chỉ được %(limit)s dòng."
    remedy = "Xin chọn từng tháng, hoặc lọc bớt, rồi làm lại."


class ImpactChanged(DossierError):
    """What a change of the calendar moves is no longer what was shown."""

    code = "dossiers.impact_changed"
    message = "Từ lúc ông/bà xem đến nay, danh sách hồ sơ bị đổi ngày hẹn đã khác nên chưa ký."
    remedy = "Xin xem lại danh sách mới rồi ký."


class OpenDossiersWouldMove(DossierError):
    """A calendar is loaded from a file although dossiers that are open would keep old days."""

    code = "dossiers.open_dossiers_would_move"
    message = (
        "Lịch mới làm đổi ngày hẹn của %(dossiers)s hồ sơ và %(appointments)s lịch hẹn khác nên "
        "không nạp thẳng; xin xem trước (motcua calendar preview TỆP), ghi vào hệ thống "
        "(motcua calendar enter TỆP --decision SỐ --decided-on NGÀY), người có quyền ký rồi nạp lại"
    )
    remedy = "Xin ghi thay đổi lịch để người có quyền ký."
