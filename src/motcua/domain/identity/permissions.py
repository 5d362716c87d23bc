"""Rights that this module knows, as strings. `data/roles.yaml` says which role holds them."""

GRANT = "accounts.grant"  # Giao và thu hồi vai trò
