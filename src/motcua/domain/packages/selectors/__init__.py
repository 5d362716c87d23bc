"""Questions about packages: what one would be, what it would change, how its examples go here."""
