"""Rights this module knows."""

PUBLISH_PROCEDURES = "catalogue.publish_procedures"
DRAW_RECORDS = "catalogue.draw_records"  # soạn, sửa dữ liệu thủ tục
CHECK_RECORDS = "catalogue.check_records"  # kiểm soát chất lượng, trình quyết định công bố
PUBLISH_DECISIONS = "catalogue.publish_decisions"  # ký, công bố, đính chính
