"""Rights this module knows."""

PUBLISH_ORGANISATIONS = "organisations.publish_organisations"
