"""What the module refuses."""

from motcua.foundation.errors import DomainError


class ProcessNeverEnds(DomainError):
    code = "simulation.process_never_ends"
    http_status = 422
    message = "Quy trình đi vòng tròn, không đến bước kết thúc: xem bước “%(step_name)s”."
    remedy = "Xin sửa bước tiếp theo của bước này trong bản nháp rồi chạy thử lại."
