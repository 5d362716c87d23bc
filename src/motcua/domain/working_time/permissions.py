"""Rights this module knows."""

PUBLISH_CALENDAR = "working_time.publish_calendar"
PROPOSE_CALENDAR = "working_time.propose_calendar"
