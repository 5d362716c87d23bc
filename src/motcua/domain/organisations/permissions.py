"""Rights this module knows."""

PUBLISH_ORGANISATIONS = "organisations.publish_organisations"
DELEGATE = "organisations.delegate"  # ủy quyền giải quyết, giao cơ quan khác tiếp nhận
REORGANISE = (
    "organisations.reorganise"  # nhập, chia tách, đổi tên, giải thể cơ quan theo quyết định
)
