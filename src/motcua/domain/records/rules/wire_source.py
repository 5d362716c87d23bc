"""A place in a JSON document that is read: what is asked of it, and the faults that were found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from motcua.domain.records.values import RecordFault

from .record_checks import may_be_empty, shown

ROWS_MAX: Final = 500
_WHOLE: Final = re.compile(r"\d{1,13}", re.ASCII)
_GROUPED: Final = re.compile(r"\d{1,3}(\.\d{3})+", re.ASCII)


@dataclass(slots=True)
class Source:
    """One object of the document. Keys that nobody asked for are told at the end."""

    value: Mapping[str, Any]
    path: str
    faults: list[RecordFault] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def text(self, key: str) -> str:
        """The words of a key, without blanks around; empty where there are none."""
        self.asked.add(key)
        value = self.value.get(key)
        if value is None:
            return ""
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        place = self._join(key)
        if not isinstance(value, str):
            self.add("wrong_type", place, f"Mục này đang là {shown(value)}.", "Xin ghi văn bản.")
            return ""
        words = value.strip().replace("\r\n", "\n")
        found = [
            RecordFault(f"wire.{fault.code.partition('.')[2]}", place, fault.sentence, fault.cure)
            for fault in may_be_empty(words, place)
        ]
        self.faults += found
        return "" if found else words

    def whole(self, key: str, *, usual: int = 0) -> int:
        """A whole number, written as a number or as words: `1`, `"1"`, `"8.000"`."""
        written = self.text(key)
        if not written:
            return usual
        if _GROUPED.fullmatch(written):
            written = written.replace(".", "")
        if not _WHOLE.fullmatch(written):
            sentence = f"{shown(written)} không phải số nguyên."
            self.add("not_a_number", self._join(key), sentence, "Xin ghi số, như 1.")
            return usual
        return int(written)

    def rows(self, key: str) -> Iterator["Source"]:
        """The objects of a list. Faults of theirs are faults of this source."""
        self.asked.add(key)
        value = self.value.get(key)
        place = self._join(key)
        if value is None or value == "":
            return
        if isinstance(value, dict):
            value = [value]  # Some adapters write a list of one as the one.
        if not isinstance(value, list):
            sentence = f"Mục này đang là {shown(value)}."
            self.add("wrong_type", place, sentence, "Xin ghi một danh sách.")
            return
        if len(value) > ROWS_MAX:
            sentence = f"Có {len(value)} dòng, nhiều nhất là {ROWS_MAX}."
            self.add("too_many", place, sentence, "Xin bỏ bớt.")
            return
        for number, item in enumerate(value):
            inner = f"{place}[{number}]"
            if not isinstance(item, dict):
                sentence = f"Dòng này đang là {shown(item)}."
                self.add("wrong_type", inner, sentence, "Xin ghi một nhóm mục.")
                continue
            source = Source(item, inner, self.faults)
            yield source
            source.tell_unasked()

    def ignore(self, *keys: str) -> None:
        """Keys that are known and not carried."""
        self.asked.update(keys)

    def tell_unasked(self) -> None:
        """Warn of keys that were not read."""
        for key in self.value:
            if key not in self.asked:
                self.faults.append(
                    RecordFault(
                        "wire.unknown_key",
                        self._join(str(key)),
                        f"Mục {shown(key)} không có trong bản ghi của hệ thống nên không đọc.",
                        "Xin kiểm tra tên mục; nếu không cần thì bỏ qua nhắc này.",
                        is_warning=True,
                    )
                )

    def add(self, code: str, path: str, sentence: str, cure: str) -> None:
        self.faults.append(RecordFault(f"wire.{code}", path, sentence, cure))

    def add_at(self, key: str, code: str, sentence: str, cure: str) -> None:
        self.add(code, self._join(key), sentence, cure)

    def _join(self, key: str) -> str:
        return f"{self.path}.{key}"
