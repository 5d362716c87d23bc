"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id with OWASP's smallest recommended cost: 19 MiB, two passes, one lane.

    About 30 ms of processor time here. Django's own figures (100 MiB, eight lanes) would let a few
    hundred strangers at the sign-in page fill a server's memory.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
