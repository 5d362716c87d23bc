"""What agencies and divisions refuse."""

from motcua.foundation.errors import DomainError


class OrganisationError(DomainError):
    """No agency or division answers to what was asked."""

    code = "organisations.refused"
    http_status = 404


class AgencyNotFound(OrganisationError):
    """There is no such agency, or none with this role in the unit on the day."""

    code = "organisations.agency_not_found"
    message = "Không tìm thấy cơ quan này vào ngày đã cho."
    remedy = "Xin chọn lại nơi nộp hồ sơ."


class DivisionNotFound(OrganisationError):
    """There is no such division on the day."""

    code = "organisations.division_not_found"
    message = "Không có xã, phường này vào ngày đã cho."
    remedy = "Xin chọn lại xã, phường; từ ngày 01/7/2025 nhiều xã, phường đã đổi tên."


class OrganisationsContradict(DomainError):
    """Published agencies or divisions contradict each other."""

    code = "organisations.contradiction"
    http_status = 422
    message = "Dữ liệu cơ quan tự mâu thuẫn: %(reason)s."
    remedy = "Xin sửa dữ liệu rồi công bố lại."


class DelegationRefused(DomainError):
    """A delegation cannot be as asked; the subclasses say why (LR-094)."""

    code = "organisations.delegation_refused"
    http_status = 422


class DelegatesToItself(DelegationRefused):
    code = "organisations.delegates_to_itself"
    message = "Cơ quan không thể ủy quyền cho chính mình."
    remedy = "Xin chọn cơ quan khác."


class DelegationPeriodImpossible(DelegationRefused):
    code = "organisations.delegation_period_impossible"
    message = "Thời gian ủy quyền chưa đúng: ngày cuối phải sau ngày đầu và chưa qua."
    remedy = "Xin ghi lại ngày bắt đầu và ngày kết thúc."


class DelegateUnfit(DelegationRefused):
    code = "organisations.delegate_unfit"
    message = (
        "Hai cơ quan này không ủy quyền được cho nhau: tiếp nhận chỉ giao giữa các bộ phận một "
        "cửa, giải quyết chỉ giao giữa các cơ quan giải quyết đang hoạt động."
    )
    remedy = "Xin chọn cơ quan cùng loại, đang hoạt động."


class DelegatedAlready(DelegationRefused):
    code = "organisations.delegated_already"
    message = "Việc này đã ủy quyền cho cơ quan khác trong cùng thời gian."
    remedy = "Xin kết thúc lần ủy quyền trước, hoặc chọn thời gian, thủ tục khác."


class DelegatedFurther(DelegationRefused):
    code = "organisations.delegated_further"
    message = "Việc được ủy quyền không được ủy quyền tiếp."
    remedy = "Xin ủy quyền thẳng cho cơ quan sẽ làm."


class DecisionMissing(DelegationRefused):
    code = "organisations.decision_missing"
    message = "Chưa ghi số, ký hiệu văn bản ủy quyền."
    remedy = "Xin ghi như trên văn bản, ví dụ: 15/QĐ-UBND."


class DelegationNotFound(OrganisationError):
    code = "organisations.delegation_not_found"
    message = "Không tìm thấy lần ủy quyền này."
    remedy = "Xin mở lại danh sách."


class DelegationOver(DelegationRefused):
    code = "organisations.delegation_over"
    http_status = 409
    message = "Lần ủy quyền này đã kết thúc."
    remedy = "Xin tải lại danh sách để xem hiện nay ai giải quyết."


class ReorganisationRefused(DomainError):
    """A reorganisation cannot be as asked (LR-123)."""

    code = "organisations.reorganisation_refused"
    http_status = 422


class ReorganisationContradicts(ReorganisationRefused):
    code = "organisations.reorganisation_contradicts"
    message = "Việc sắp xếp chưa ghi được: %(reason)s."
    remedy = "Xin sửa những chỗ này rồi gửi lại."


class ReorganisationClosed(ReorganisationRefused):
    code = "organisations.reorganisation_closed"
    http_status = 409
    message = "Việc sắp xếp này đã công bố hoặc đã rút."
    remedy = "Xin tải lại danh sách."


class PublisherEnteredIt(ReorganisationRefused):
    code = "organisations.publisher_entered_it"
    http_status = 403
    message = "Người nhập việc sắp xếp không tự công bố được."
    remedy = "Xin nhờ người thứ hai có quyền xem lại và công bố."


class ReorganisationInEffect(ReorganisationRefused):
    code = "organisations.reorganisation_in_effect"
    http_status = 409
    message = "Việc sắp xếp đã có hiệu lực, không rút được nữa."
    remedy = "Xin ghi một quyết định mới để thay đổi tiếp."


class ReorganisationUsed(ReorganisationRefused):
    code = "organisations.reorganisation_used"
    http_status = 409
    message = "Cơ quan mới của lần sắp xếp này đã được dùng ở nơi khác (%(reason)s)."
    remedy = "Xin bỏ những chỗ đó trước, rồi rút lại."


class ReorganisationNotFound(OrganisationError):
    code = "organisations.reorganisation_not_found"
    message = "Không tìm thấy lần sắp xếp này."
    remedy = "Xin mở lại danh sách."
