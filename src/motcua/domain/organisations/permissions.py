"""Rights this module knows."""

PUBLISH_ORGANISATIONS = "organisations.publish_organisations"
DELEGATE = "organisations.delegate"  # ủy quyền giải quyết, giao cơ quan khác tiếp nhận
