"""What procedure control refuses."""

from motcua.foundation.errors import DomainError, NotFound


class PlaceNotFound(NotFound):
    """No such place receives dossiers on the day."""

    code = "control.place_not_found"
    message = "Không có nơi tiếp nhận này, hoặc nơi này không còn hoạt động."
    remedy = "Xin chọn lại trong danh sách nơi niêm yết."


class NothingPosted(DomainError):
    """No procedure was named."""

    code = "control.nothing_posted"
    http_status = 422
    message = "Ông/bà chưa chọn thủ tục nào."
    remedy = "Xin đánh dấu những thủ tục đã treo tại nơi này rồi ghi lại."


class NotPostedHere(DomainError):
    """A procedure that this place does not receive on the day."""

    code = "control.not_posted_here"
    http_status = 422
    message = "Nơi này không tiếp nhận thủ tục %(slugs)s vào ngày niêm yết."
    remedy = "Xin bỏ thủ tục đó ra rồi ghi lại."


class PostingDayImpossible(DomainError):
    """A day to come, or before what is posted was in force."""

    code = "control.posting_day"
    http_status = 422
    message = "Ngày ghi không hợp lý: chưa đến ngày đó."
    remedy = "Xin ghi ngày hôm nay hoặc một ngày đã qua."


class CheckIncomplete(DomainError):
    """A check that does not say how every sheet was found."""

    code = "control.check_incomplete"
    http_status = 422
    message = "Còn %(count)s thủ tục chưa ghi là còn treo, thiếu hay đã cũ."
    remedy = "Xin xem lại từng dòng của bảng rồi ghi lại."


class PhotoMissing(DomainError):
    """A check without a picture of the board."""

    code = "control.photo_missing"
    http_status = 422
    message = "Biên bản kiểm tra niêm yết cần một ảnh chụp bảng niêm yết."
    remedy = "Xin chụp bảng niêm yết và đính kèm ảnh JPEG hoặc PNG."


class CheckedAlready(DomainError):
    """One check of a place by one person on one day is one record."""

    code = "control.checked_already"
    message = "Hôm đó ông/bà đã ghi một lần kiểm tra ở nơi này."
    remedy = "Xin xem biên bản đã ghi; lần kiểm tra sau ghi vào ngày khác."


class SomethingLeftBehind(DomainError):
    """A reorganisation would leave dossiers, people or procedures without a place."""

    code = "control.something_left_behind"
    http_status = 409
    message = "Chưa công bố được, vì còn việc chưa có nơi nhận: %(reason)s."
    remedy = "Xin bổ sung nơi kế thừa hoặc người làm, xem thử lại rồi công bố."
