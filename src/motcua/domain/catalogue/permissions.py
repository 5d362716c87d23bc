"""Rights this module knows."""

PUBLISH_PROCEDURES = "catalogue.publish_procedures"
