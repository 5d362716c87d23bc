"""All that `documents` can refuse. What a file itself may be refused for is in foundation.files."""

from motcua.foundation.errors import NotFound


class FileNotKept(NotFound):
    code = "documents.file_not_kept"
    message = "Không tìm thấy tệp này."
    remedy = "Xin gửi lại tệp."
