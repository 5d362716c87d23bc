"""SMS and e-mail through the gateway that the operator named. See README.md."""
