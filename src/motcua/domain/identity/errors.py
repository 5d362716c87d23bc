"""All that this module can refuse."""

from motcua.foundation.errors import DomainError


class IdentityError(DomainError):
    code = "identity.refused"


class UsernameTaken(IdentityError):
    code = "identity.username_taken"
    message = "Tên đăng nhập này đã có người dùng."
    remedy = "Xin chọn tên đăng nhập khác."


class IdentityNumberTaken(IdentityError):
    code = "identity.identity_number_taken"
    message = "Số định danh cá nhân này đã có tài khoản."
    remedy = "Xin đăng nhập bằng tài khoản đã có, hoặc liên hệ người quản trị."


class BadIdentityNumber(IdentityError):
    code = "identity.bad_identity_number"
    http_status = 422
    message = "Số định danh cá nhân chưa đúng: phải có đủ 12 chữ số, như in trên thẻ căn cước."
    remedy = "Xin xem lại số in trên mặt trước thẻ căn cước rồi nhập lại."


class UnknownRole(IdentityError):
    code = "identity.unknown_role"
    http_status = 422
    message = "Không có vai trò này."
    remedy = "Xin chọn một vai trò có trong danh sách."


class BadWeekdays(IdentityError):
    code = "identity.bad_weekdays"
    http_status = 422
    message = "Ngày trong tuần chưa đúng."
    remedy = "Xin ghi các ngày từ thứ Hai đến Chủ nhật, mỗi ngày một lần."


class OwnRights(IdentityError):
    """Nobody gives rights to himself."""

    code = "identity.own_rights"
    http_status = 403
    message = "Ông/bà không được tự giao hoặc tự thu hồi quyền của chính mình."
    remedy = "Xin nhờ một người quản trị khác làm việc này."


class WeakPassword(IdentityError):
    code = "identity.weak_password"
    http_status = 422
    message = "Mật khẩu mới chưa đủ mạnh: cần ít nhất %(length_min)s ký tự."
    remedy = "Xin chọn mật khẩu dài hơn, ví dụ ghép bốn từ không liên quan với nhau."


class PasswordsDiffer(IdentityError):
    code = "identity.passwords_differ"
    http_status = 422
    message = "Hai lần nhập mật khẩu mới không giống nhau."
    remedy = "Xin nhập lại mật khẩu mới vào cả hai ô."


class OldPasswordWrong(IdentityError):
    code = "identity.old_password_wrong"
    http_status = 422
    message = "Mật khẩu đang dùng chưa đúng."
    remedy = "Xin nhập mật khẩu ông/bà vẫn dùng để đăng nhập."


class SignInRefused(IdentityError):
    """Unknown name, wrong password, closed account: one text for all (trust.md C5)."""

    code = "identity.sign_in_refused"
    http_status = 422
    message = "Tên đăng nhập hoặc mật khẩu chưa đúng."
    remedy = "Xin xem lại hai ô bên dưới rồi thử lại. Chú ý bộ gõ tiếng Việt và phím Caps Lock."


class CodeRefused(IdentityError):
    code = "identity.code_refused"
    http_status = 422
    message = "Mã xác nhận chưa đúng hoặc đã hết hạn."
    remedy = "Xin mở ứng dụng tạo mã trên điện thoại và nhập mã đang hiện lúc này."


class TooManyTries(IdentityError):
    """`details["retry_after_seconds"]` says when the next try is allowed."""

    code = "identity.too_many_tries"
    http_status = 429
    message = "Đã thử quá nhiều lần."
    remedy = "Xin chờ %(retry_after_seconds)s giây rồi thử lại."


class SecondFactorPresent(IdentityError):
    code = "identity.second_factor_present"
    message = "Tài khoản này đã có ứng dụng tạo mã."
    remedy = "Xin đăng nhập bằng mã của ứng dụng đó. Nếu mất điện thoại, xin báo người quản trị."


class SessionEnded(IdentityError):
    code = "identity.session_ended"
    message = "Phiên làm việc đã kết thúc."
    remedy = "Xin đăng nhập lại."
