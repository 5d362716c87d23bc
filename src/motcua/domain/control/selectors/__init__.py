"""Questions of procedure control."""
