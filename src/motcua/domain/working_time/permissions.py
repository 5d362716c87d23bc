"""Rights this module knows."""

PUBLISH_CALENDAR = "working_time.publish_calendar"
