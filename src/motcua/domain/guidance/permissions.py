"""Rights this module knows."""

PUBLISH_GUIDANCE = "guidance.publish"
