"""Rights this module knows."""

POST = "control.post"
CHECK_POSTING = "control.check_posting"
