"""Rights this module knows."""

PUBLISH_REGIMES = "regimes.publish_regimes"
