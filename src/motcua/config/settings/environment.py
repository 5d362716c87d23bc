"""Reads settings from the environment and refuses all that is missing together."""

import os

from django.core.exceptions import ImproperlyConfigured


class Environment:
    """One reader for all `MOTCUA_…` variables; an operator sees every fault at once."""

    def __init__(self) -> None:
        self._faults: list[str] = []

    def text(self, name: str, *, default: str | None = None) -> str:
        value = os.environ.get(name, default)
        if value is None:
            self._faults.append(f"{name} is not set")
            return ""
        return value

    def integer(self, name: str, *, default: int) -> int:
        value = os.environ.get(name)
        if value is None:
            return default
        try:
            return int(value)
        except ValueError:
            self._faults.append(f"{name} is not a whole number: {value!r}")
            return default

    def words(self, name: str, *, default: str = "") -> list[str]:
        return [word for word in os.environ.get(name, default).split(",") if word]

    def truth(self, name: str, *, default: bool) -> bool:
        return os.environ.get(name, "1" if default else "0") == "1"

    def refuse_if_incomplete(self) -> None:
        if self._faults:
            raise ImproperlyConfigured("; ".join(self._faults))
