"""Rights this module knows."""

PUBLISH_WORDING = "search.publish_wording"
