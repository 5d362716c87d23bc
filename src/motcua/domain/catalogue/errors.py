"""What the catalogue refuses."""

from collections.abc import Mapping, Sequence

from motcua.domain.organisations.errors import OrganisationError
from motcua.foundation.errors import DomainError, NotFound

FAULTS_TOLD_MAX = 20


class ProcedureNotFound(NotFound):
    """There is no such procedure, or it is not in force on the day."""

    code = "catalogue.procedure_not_found"
    message = "Không tìm thấy thủ tục này, hoặc thủ tục không còn hiệu lực."
    remedy = "Xin tìm lại theo tên hoặc mã thủ tục trong danh mục."


class CaseUnknown(DomainError):
    """The procedure has no such case on the day."""

    code = "catalogue.case_unknown"
    http_status = 422
    message = "Thủ tục này không có trường hợp đã chọn."
    remedy = "Xin chọn lại một trường hợp trong danh sách."


class NotReceivedHere(OrganisationError):
    """No agency of this province receives or decides the procedure for the place and day."""

    code = "catalogue.not_received_here"
    http_status = 422
    message = "Thủ tục “%(name)s” không nộp được tại nơi đã chọn."
    remedy = "Xin xem mục nơi nộp hồ sơ trên trang của thủ tục."


class CatalogueContradicts(DomainError):
    """Published procedures contradict each other."""

    code = "catalogue.contradiction"
    http_status = 422
    message = "Dữ liệu thủ tục tự mâu thuẫn: %(reason)s."
    remedy = "Xin sửa dữ liệu rồi công bố lại."


class RecordNotFound(NotFound):
    """There is no such record under work."""

    code = "catalogue.record_not_found"
    message = "Không tìm thấy bản thảo thủ tục này."
    remedy = "Xin chọn lại trong danh sách thủ tục đang soạn."


class DecisionNotFound(NotFound):
    """There is no such decision of publication."""

    code = "catalogue.decision_not_found"
    message = "Không tìm thấy quyết định công bố này."
    remedy = "Xin chọn lại trong danh sách quyết định công bố."


class RecordStateRefuses(DomainError):
    """The state of the record has no such step (63/2010/NĐ-CP art. 13-15)."""

    code = "catalogue.record_state"
    message = "Bản thảo đang ở trạng thái “%(state)s” nên không %(act)s được."
    remedy = "Xin tải lại trang để xem trạng thái mới nhất của bản thảo."


class RecordMoved(DomainError):
    """Somebody saved the record since it was read."""

    code = "catalogue.record_moved"
    message = "Bản thảo này vừa được người khác lưu (lần lưu %(revision)s)."
    remedy = "Xin tải lại trang để xem bản mới nhất, rồi làm tiếp."


class RecordUnderWork(DomainError):
    """One procedure is drawn once at a time."""

    code = "catalogue.record_under_work"
    message = "Thủ tục “%(slug)s” đang có một bản thảo chưa xong."
    remedy = "Xin làm tiếp bản thảo đó, hoặc hủy bản thảo đó rồi soạn lại."


class OwnRecord(DomainError):
    """Who drew or saved a record neither checks nor signs it (LR-113)."""

    code = "catalogue.own_record"
    http_status = 403
    message = "Người soạn hoặc sửa bản thảo không được tự kiểm soát, tự ký bản thảo đó."
    remedy = "Xin chuyển cho người khác có thẩm quyền."


class RemarksMissing(DomainError):
    """A record goes back with what is to be mended."""

    code = "catalogue.remarks_missing"
    http_status = 422
    message = "Chưa ghi ý kiến kiểm soát, hoặc ý kiến dài quá %(count_max)s ký tự."
    remedy = "Xin ghi rõ chỗ cần sửa, ngắn gọn, rồi trả lại."


class SlugUnfit(DomainError):
    """The short name of a procedure is part of its address."""

    code = "catalogue.slug_unfit"
    http_status = 422
    message = "Tên rút gọn “%(slug)s” chưa dùng được: %(reason)s."
    remedy = "Xin dùng chữ thường không dấu, số và dấu gạch nối, ví dụ: dang-ky-khai-sinh."


class BaseUnfit(DomainError):
    """A change starts from a version that is in force."""

    code = "catalogue.base_unfit"
    http_status = 422
    message = "Phiên bản làm gốc chưa đúng: %(reason)s."
    remedy = "Xin chọn lại phiên bản đang có hiệu lực để sửa đổi, thay thế hoặc bãi bỏ."


class BaseMoved(DomainError):
    """The version from which the record was drawn is no longer what it changes."""

    code = "catalogue.base_moved"
    message = "Thủ tục “%(slug)s” đã có phiên bản khác kể từ khi soạn bản thảo."
    remedy = "Xin mở bản thảo, xem khác biệt với phiên bản mới, lưu và kiểm soát lại."


class VersionsOverlap(DomainError):
    """Two versions would hold on one day (LR-115)."""

    code = "catalogue.versions_overlap"
    message = "Thủ tục “%(slug)s” đã có phiên bản hiệu lực từ %(day)s: %(reason)s."
    remedy = "Xin chọn ngày có hiệu lực khác, hoặc soạn bản sửa đổi cho phiên bản đó."


class RecordsNotReady(DomainError):
    """Records that do not pass the gate, with every fault (LR-114)."""

    code = "catalogue.records_not_ready"
    http_status = 422
    message = "Chưa ký, công bố được, còn %(count)s điểm chưa đạt: %(reason)s"
    remedy = "Xin sửa từng điểm đã nêu, kiểm soát lại rồi ký."

    def __init__(self, faults: Mapping[str, Sequence[object]], told: Sequence[str]) -> None:
        self.faults = faults  # RecordFault by slug
        super().__init__(reason=" ".join(told[:FAULTS_TOLD_MAX]), count=len(told))


class DecisionEmpty(DomainError):
    """A decision publishes at least one record, each of them legally checked."""

    code = "catalogue.decision_empty"
    http_status = 422
    message = "Quyết định chưa có thủ tục nào đã qua kiểm soát, hoặc có quá %(count_max)s thủ tục."
    remedy = "Xin chọn các bản thảo đã được kiểm soát là đạt."


class DecisionUnfit(DomainError):
    """What a decision says of itself: agency, number, days, signer."""

    code = "catalogue.decision_unfit"
    http_status = 422
    message = "Quyết định công bố chưa hợp lệ: %(reason)s."
    remedy = "Xin sửa lại theo đúng văn bản đã ký rồi làm lại."


class DecisionStateRefuses(DomainError):
    """A decision is signed once, published once, entered once, in this order."""

    code = "catalogue.decision_state"
    message = "Chưa làm được: %(reason)s."
    remedy = "Xin tải lại trang để xem quyết định đã tới bước nào."


class NumberTaken(DomainError):
    """One agency gives a number once."""

    code = "catalogue.number_taken"
    message = "Số quyết định %(number)s đã được dùng cho một quyết định công bố khác."
    remedy = "Xin kiểm tra lại số và ký hiệu của quyết định."


class CorrectionUnfit(DomainError):
    """A correction has a reason, changes something, and leaves the period as it is (LR-115)."""

    code = "catalogue.correction_unfit"
    http_status = 422
    message = "Chưa đính chính được: %(reason)s."
    remedy = "Xin sửa rồi làm lại; đổi thời gian hiệu lực thì cần một quyết định công bố mới."


class IntakeListUnfit(DomainError):
    """A list that does not say what the law wants of it (LR-118)."""

    code = "catalogue.intake_list_unfit"
    http_status = 422
    message = "Danh mục chưa công bố được: %(reason)s."
    remedy = "Xin sửa danh mục theo từng điểm đã nêu rồi công bố lại."
