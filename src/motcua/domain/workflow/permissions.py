"""Rights inside the process. A task is open to whoever holds its role in its agency."""

ASSIGN = "workflow.assign"  # giao việc cho người khác, giao lại
FINISH = "workflow.finish"  # kết thúc phần việc của mình
HAND_OVER = "workflow.hand_over"  # chuyển việc của mình cho đồng nghiệp
REGISTER_ABSENCE = "workflow.register_absence"  # ghi nghỉ phép, người thay
MIGRATE = "workflow.migrate"  # chuyển hồ sơ sang phiên bản quy trình mới
NOTE = "workflow.note"  # ghi chú nhanh
WORKLOAD = "workflow.workload"  # xem khối lượng việc của đơn vị


def as_role(role_key: str) -> str:
    """The right to be given tasks of a role: `workflow.as_case_officer`."""
    return f"workflow.as_{role_key}"
