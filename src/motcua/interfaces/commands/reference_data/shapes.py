"""Checks that every file shares: the shape of records and the tidiness of texts."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import jsonschema

from .faults import Fault

Schema = dict[str, Any]

WHOLE: Schema = {"type": "integer", "minimum": 0}
TEXT: Schema = {"type": "string", "minLength": 1}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
TEXTS: Schema = {"type": "array", "items": TEXT, "uniqueItems": True}
TRUTH: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
MAYBE_DAY: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"}
TIME: Schema = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}
WIDTH_SHOWN_MAX = 80
KIND_NAMES = {
    "string": "văn bản",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "true hoặc false",
    "array": "danh sách",
    "object": "bản ghi",
    "null": "null",
}


def record(
    required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None
) -> Schema:
    """A closed record: a misspelt field is a fault, not a field that is silently ignored."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def list_of(items: Schema, **limits: Any) -> Schema:
    return {"type": "array", "items": items, **limits}


def shape_faults(file: str, name: str, row: Any, schema: Schema) -> list[Fault]:
    """Where a record differs from its schema, each difference as one fault."""
    validator = jsonschema.Draft202012Validator(schema)
    return [
        Fault(file, name, _place(error), sentence)
        for error in sorted(validator.iter_errors(row), key=lambda error: str(error.json_path))
        for sentence in _sentences(error)
    ]


def text_faults(file: str, document: Mapping[str, Any], names: Mapping[str, str]) -> list[Fault]:
    """Texts that are not NFC, carry stray blanks, broken characters or lone brackets.

    `names` gives the name of a record by the beginning of its path.
    """
    faults = []
    for path, text in _texts(document, ""):
        if sentence := _untidiness(text):
            start = next((prefix for prefix in names if path.startswith(prefix)), "")
            field = path.removeprefix(start).strip("/").replace("/", ".") or "khóa"
            faults.append(Fault(file, names.get(start, ""), field, sentence))
    return faults


def doubles(file: str, field: str, rows: Iterable[tuple[str, Any]]) -> Iterator[Fault]:
    """Records that share a value which must be their own."""
    pairs = [(name, value) for name, value in rows if value is not None]
    for value, count in Counter(value for _, value in pairs).items():
        if count > 1:
            holders = ", ".join(name for name, held in pairs if held == value)
            sentence = f"{value!r} dùng cho {count} bản ghi ({holders}); xin sửa cho khác nhau"
            yield Fault(file, next(name for name, held in pairs if held == value), field, sentence)


def _place(error: jsonschema.ValidationError) -> str:
    return ".".join(str(step) for step in error.absolute_path)


def _sentences(error: jsonschema.ValidationError) -> Iterator[str]:
    limit, value = error.validator_value, _shown(error.instance)
    match error.validator:
        case "required":
            missing = [name for name in limit if name not in error.instance]
            yield from (f"thiếu trường {name!r}; xin bổ sung" for name in missing)
        case "additionalProperties":
            known = error.schema["properties"]
            strange = [name for name in error.instance if name not in known]
            yield from (f"trường lạ {name!r}; xin bỏ hoặc sửa tên" for name in strange)
        case "type":
            kinds = [limit] if isinstance(limit, str) else limit
            names = " hoặc ".join(KIND_NAMES[kind] for kind in kinds)
            yield f"đang là {value}, phải là {names}"
        case "enum":
            allowed = ", ".join("null" if word is None else str(word) for word in limit)
            yield f"{value} không có trong danh sách cho phép ({allowed}); xin chọn lại"
        case "const":
            yield f"đang là {value}, phải là {_shown(limit)}"
        case "pattern":
            yield f"{value} sai dạng; xin ghi theo mẫu {limit}"
        case "minimum" | "exclusiveMinimum":
            word = "ít nhất" if error.validator == "minimum" else "lớn hơn"
            yield f"đang là {value}, phải {word} {limit}"
        case "minItems":
            yield f"có {len(error.instance)} mục, phải có ít nhất {limit}; xin bổ sung"
        case "minLength":
            yield "để trống; xin ghi nội dung"
        case "uniqueItems":
            yield "có hai mục giống nhau; xin bỏ bớt"
        case _:
            yield f"không hợp lệ: {_shown(error.message)}"


def _shown(value: Any) -> str:
    text = repr(value) if not isinstance(value, bool | None) else str(value).lower()
    text = "null" if value is None else text
    return text if len(text) <= WIDTH_SHOWN_MAX else text[: WIDTH_SHOWN_MAX - 1] + "…"


def _texts(node: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield path, str(key)
            yield from _texts(value, f"{path}/{key}")
    elif isinstance(node, Sequence):
        for place, value in enumerate(node):
            yield from _texts(value, f"{path}/{place}")


def _untidiness(text: str) -> str:
    if text.isascii() and text == text.strip() and "  " not in text and "(" not in text:
        return ")" in text and f"ngoặc không khép trong {_shown(text)}; xin sửa" or ""
    if not unicodedata.is_normalized("NFC", text):
        return f"{_shown(text)} không ở dạng Unicode dựng sẵn (NFC); xin gõ lại"
    if text != text.strip() or "  " in text or "\u00a0" in text:
        return f"thừa khoảng trắng trong {_shown(text)}; xin xóa"
    if "\ufffd" in text:
        return f"ký tự hỏng trong {_shown(text)}; xin gõ lại"
    if text.count("(") != text.count(")"):
        return f"ngoặc không khép trong {_shown(text)}; xin sửa"
    return ""
