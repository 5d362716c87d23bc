"""Reading the JSON of the National Database: every fault with its JSON path."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from motcua.domain.records.values import Level, RecordFault

from .record import blank_record
from .record_checks import shown
from .record_shape import ROWS, compact_rows
from .wire_methods import method_facts
from .wire_source import Source
from .wire_words import (
    CONDITION_TAG,
    LEVEL_NUMBERS,
    LEVEL_WORDS,
    SUBJECT_WORDS,
    YES,
    split_tags,
)

NO_NAMES: Final[Mapping[str, str]] = {}
KNOWN_KEYS: Final = ("MATTHC", "TENTTHC")
LISTS: Final = ("data", "DATA", "result", "RESULT", "THUTUC")
_LEVELS: Final[Mapping[str, Level]] = {
    **{words.casefold(): level for level, words in LEVEL_WORDS.items()},
    **{number: level for level, number in LEVEL_NUMBERS.items()},
}
_UNIT_LISTS: Final = (
    ("competent_names", "COQUANTHUCHIEN"),
    ("authorised_names", "COQUANDUOCUYQUYEN"),
    ("coordinating_names", "COQUANPHOIHOP"),
    ("receiving_names", "DIACHITIEPNHAN"),
)
# What the database tells of a procedure beside what a record holds.
_NOT_CARRIED: Final = ("COQUANCOTHAMQUYEN", "MOTADOITUONGTHUCHIEN", "TRANGTHAI", "ID", "TUKHOA")


def wire_records(document: Any) -> tuple[tuple[str, Any], ...]:
    """The procedures of a document with the JSON path of each: one, a list, or a list in an envelope."""
    if isinstance(document, list):
        return tuple((f"$[{place}]", item) for place, item in enumerate(document))
    if isinstance(document, dict) and not any(key in document for key in KNOWN_KEYS):
        for key in LISTS:
            if isinstance(document.get(key), list):
                rows = enumerate(document[key])
                return tuple((f"$.{key}[{place}]", item) for place, item in rows)
    return (("$", document),)


def record_from_wire(
    document: Any, *, path: str = "$", field_keys: Mapping[str, str] = NO_NAMES
) -> tuple[dict[str, Any], tuple[RecordFault, ...]]:
    """Canonical data of one procedure, and every fault with its JSON path.

    `field_keys` gives our field by its name there. What could not be read is left as in a blank
    record. The data are not judged yet: that is for `rules.record` and `rules.gate`.
    """
    if not isinstance(document, dict):
        sentence = f"Chỗ này đang là {shown(document)}."
        cure = "Xin đưa vào dữ liệu của một thủ tục."
        return blank_record(), (RecordFault("wire.wrong_type", path, sentence, cure),)
    source = Source(document, path)
    cases = _Cases()
    components = _components(source, cases)
    sequence = _sequence(source, cases)
    data = {
        **blank_record(name=source.text("TENTTHC"), field_id=_field(source, field_keys)),
        "code": source.text("MATTHC") or None,
        "local_code": source.text("MATTHCDP") or None,
        "publishing_agency_name": source.text("MACOQUANCONGBO"),
        "level": str(_level(source)),
        "components": components,
        "sequence": sequence,
        **method_facts(source, cases.keys_of),
        "cases": cases.rows,
        "set_count": max(source.whole("SOBOHOSO", usual=1), 1),
        "subjects": _subjects(source),
        "results": _results(source),
        "legal_basis": _legal_basis(source),
        "conditions": _lines(source.text("YEUCAU")),
        "marks": {"record": "observed"},
    }
    for name, key in _UNIT_LISTS:
        data[name] = _unit_names(source, key)
    for name in ROWS:
        data[name] = compact_rows(name, data[name])
    source.ignore(*_NOT_CARRIED)
    source.tell_unasked()
    return data, tuple(source.faults)


class _Cases:
    """Cases by the words they are told with, with a key of ours for each."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self._keys: dict[str, str] = {}

    def key_of(self, words: str) -> str:
        """The key of a case; a new one where it was not told before."""
        name, tags = split_tags(words)
        if name not in self._keys:
            self._keys[name] = f"truong-hop-{len(self.rows) + 1}"
            condition = tags.get(CONDITION_TAG)
            self.rows.append({"key": self._keys[name], "name": name, "condition": condition})
        return self._keys[name]

    def keys_of(self, source: Source, key: str, names: Sequence[str]) -> list[str]:
        """Keys of cases that papers or steps told."""
        found = []
        for name in filter(None, names):
            if name in self._keys:
                found.append(self._keys[name])
            else:
                sentence = f"Không có trường hợp {shown(name)} trong thành phần hồ sơ."
                cure = "Xin sửa tên trường hợp, hoặc thêm vào THANHPHANHOSO."
                source.add_at(key, "case_unknown", sentence, cure)
        return found


def _rows_of_cases(
    source: Source, key: str, inner: str, cases: _Cases
) -> Iterator[tuple[Source, list[str]]]:
    for group in source.rows(key):
        words = group.text("TRUONGHOP")
        keys = [cases.key_of(words)] if words else []
        for row in group.rows(inner):
            yield row, keys


def _merged(rows: Iterator[tuple[dict[str, Any], list[str]]]) -> list[dict[str, Any]]:
    """The same row told under several cases is one row of these cases."""
    found: list[dict[str, Any]] = []
    for row, keys in rows:
        known = next(
            (
                each
                for each in found
                if bool(each["cases"]) == bool(keys)
                and not set(each["cases"]) & set(keys)
                and {**each, "cases": []} == {**row, "cases": []}
            ),
            None,
        )
        if known is not None and keys:
            known["cases"] += keys
        else:
            found.append({**row, "cases": list(keys)})
    return found


def _components(source: Source, cases: _Cases) -> list[dict[str, Any]]:
    read = _merged(
        (_paper(row), keys)
        for row, keys in _rows_of_cases(source, "THANHPHANHOSO", "GIAYTO", cases)
    )
    return [{"order": order, **row} for order, row in enumerate(read, start=1)]


def _paper(source: Source) -> dict[str, Any]:
    source.ignore("MA_KQ_THAYTHE", "TENTEP")
    name, tags = split_tags(source.text("TENGIAYTO"))
    if not name:
        source.add_at("TENGIAYTO", "empty", "Giấy tờ chưa có tên.", "Xin ghi tên giấy tờ.")
    condition = tags.get(CONDITION_TAG)
    return {
        "name": name,
        "original": source.whole("SOBANCHINH"),
        "copy": source.whole("SOBANSAO"),
        "present_only": tags.get("chỉ xuất trình") == YES,
        "form": source.text("TENMAUDON") or None,
        "once_only_source": tags.get("có sẵn ở"),
        "required": "conditional" if condition else "always",
        "condition": condition,
        "certified": source.whole("SOBANCHUNGTHUC"),
        "code": source.text("MAGIAYTO") or None,
        "sample_url": tags.get("mẫu"),
        "url": source.text("URL") or None,
    }


def _sequence(source: Source, cases: _Cases) -> list[dict[str, Any]]:
    steps: list[tuple[dict[str, Any], list[str]]] = []
    for row, keys in _rows_of_cases(source, "TRINHTUTHUCHIEN", "TRINHTU", cases):
        name, _, text = row.text("TENTRINHTU").partition("\n")
        if not name:
            row.add_at("TENTRINHTU", "empty", "Bước chưa có nội dung.", "Xin ghi việc phải làm.")
        told = [step for step, others in steps if others == keys]
        order = row.whole("TRINHTU", usual=len(told) + 1)
        steps.append(({"order": order, "name": name.strip(), "text": text.strip()}, keys))
    return _merged(iter(steps))


def _field(source: Source, field_keys: Mapping[str, str]) -> str:
    found = ""
    for row in source.rows("LINHVUCTHUCHIEN"):
        row.ignore("MANGANH")
        name, key = row.text("TENLINHVUC"), row.text("MALINHVUC")
        found = found or field_keys.get(name, key)
    return found


def _level(source: Source) -> Level:
    found = None
    for row in source.rows("CAPTHUCHIEN"):
        name, number = row.text("TENCAP"), row.text("CAPTHUCHIEN")
        level = _LEVELS.get(name.casefold()) or _LEVELS.get(number)
        if level is None:
            sentence = f"Không có cấp {shown(name or number)}."
            cure = "Xin ghi: " + ", ".join(LEVEL_WORDS.values()) + "."
            row.add_at("TENCAP", "level_unknown", sentence, cure)
        found = found or level
    return found or Level.COMMUNE


def _subjects(source: Source) -> list[str]:
    found = []
    for row in source.rows("DOITUONGTHUCHIEN"):
        name, key = row.text("TENDOITUONG"), row.text("MADOITUONG")
        subject = SUBJECT_WORDS.get(name.casefold()) or SUBJECT_WORDS.get(key)
        if subject is None:
            sentence = f"Không có đối tượng {shown(name or key)}."
            cure = "Xin chọn đối tượng gần nhất trong danh sách của hệ thống."
            row.add_at("TENDOITUONG", "subject_unknown", sentence, cure)
        elif subject not in found:
            found.append(subject)
    return found


def _unit_names(source: Source, key: str) -> list[str]:
    found = []
    for row in source.rows(key):
        row.ignore("MADONVI", "CAPDONVI")
        name = row.text("TENDONVI")
        if not name:
            row.add_at("TENDONVI", "empty", "Cơ quan chưa có tên.", "Xin ghi tên cơ quan.")
        elif name not in found:
            found.append(name)
    return found


def _results(source: Source) -> list[dict[str, Any]]:
    found = []
    for row in source.rows("KETQUATHUCHIEN"):
        row.ignore("TENTEP", "URL")
        name, tags = split_tags(row.text("TENKETQUA"))
        if not name:
            row.add_at("TENKETQUA", "empty", "Kết quả chưa có tên.", "Xin ghi tên kết quả.")
        found.append(
            {
                "name": name,
                "code": row.text("MAKETQUA") or None,
                "kind": tags.get("loại"),
                "validity": tags.get("giá trị"),
                "electronic": tags.get("bản điện tử") == YES,
            }
        )
    return found


def _legal_basis(source: Source) -> list[dict[str, Any]]:
    found = []
    for row in source.rows("CANCUPHAPLY"):
        row.ignore("NGAYBANHANH", "NGAYHIEULUC", "COQUANBANHANH", "DIACHITRUYCAP")
        number = row.text("SOVANBAN")
        _, tags = split_tags(row.text("TENVANBAN"))
        if not number:
            row.add_at("SOVANBAN", "empty", "Văn bản chưa có số hiệu.", "Xin ghi số hiệu.")
        found.append({"number": number, "article": tags.get("điều khoản")})
    return found


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))
