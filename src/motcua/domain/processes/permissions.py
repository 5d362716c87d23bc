"""Rights on internal processes. Who draws one does not publish it (LR-082)."""

DRAW = "processes.draw"  # soạn, nhập, mô phỏng
PUBLISH = "processes.publish"  # ban hành, bãi bỏ
