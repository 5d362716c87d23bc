"""A fault in a file of reference data, said so that a person can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `record` and `field` are empty where the whole file is meant."""

    file: str
    record: str
    field: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file} · {self.record or 'cả tệp'} · {self.field or '—'}: {self.sentence}"


def fault_from(file: str, contradiction: str) -> Fault:
    """The domain's `record · field: sentence`, or a sentence alone, as a fault of a file."""
    place, separator, sentence = contradiction.partition(": ")
    record, dot, field = place.partition(" · ")
    if separator and dot:
        return Fault(file, record, field, sentence)
    return Fault(file, "", "", contradiction)
