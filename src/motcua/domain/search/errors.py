"""What the search refuses."""

from motcua.foundation.errors import DomainError


class SearchError(DomainError):
    """A question or a wording that the search cannot take."""

    code = "search.refused"


class WordingContradicts(SearchError):
    """The published wording says one thing twice, or explains a word by itself."""

    code = "search.wording_contradicts"
    http_status = 422
    message = "Dữ liệu từ ngữ của phần tìm kiếm tự mâu thuẫn: %(reason)s."
    remedy = "Xin sửa tệp trong data/search rồi nạp lại."
