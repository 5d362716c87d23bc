"""What is said of one act."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class ActWords:
    """How one act is offered. `address` is the last part of its address, `key` its letter."""

    address: str
    key: str
    label: str | Promise
    guidance: str | Promise  # what to do before, what follows from it
    whose: str | Promise  # said to an officer who may not do it; empty: nothing is said
    done: str | Promise  # said after it
    is_main: bool = True
    needs_page: bool = False
    is_grave: bool = False  # It ends something for the applicant: the button is not the red one.
