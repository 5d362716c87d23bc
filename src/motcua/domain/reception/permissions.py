"""Rights that this module knows. `data/roles.yaml` says which role holds them, in which agency."""

CALL = "reception.call"  # call, serve, skip, transfer at a counter of the unit
CLOSE_DAY = "reception.close_day"
ARRANGE = "reception.arrange"  # counters, services, whom the unit serves first
