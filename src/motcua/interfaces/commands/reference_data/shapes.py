"""Checks that every file shares: the shape of records and the tidiness of texts."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import jsonschema

from .faults import Fault

Schema = dict[str, Any]

WHOLE: Schema = {"type": "integer", "minimum": 0}
TEXT: Schema = {"type": "string", "minLength": 1}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
TEXTS: Schema = {"type": "array", "items": TEXT, "uniqueItems": True}
TRUTH: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
MAYBE_DAY: Schema = {"type": ["string", "null"], "format": "date"}
TIME: Schema = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}
WIDTH_SHOWN_MAX = 80
_FORMATS = jsonschema.FormatChecker(["date"])
KIND_NAMES = {
    "string": "văn bản",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "true hoặc false",
    "array": "danh sách",
    "object": "bản ghi",
    "null": "null",
}


def record(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
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
    validator = jsonschema.Draft202012Validator(schema, format_checker=_FORMATS)
    return [
        Fault(file, name, _place(error), sentence)
        for error in sorted(validator.iter_errors(row), key=lambda error: str(error.json_path))
        for sentence in _sentences(error)
    ]


def text_faults(file: str, name: str, node: Any) -> list[Fault]:
    """Texts of a record that are not NFC, carry stray blanks, broken characters, lone brackets."""
    return [
        Fault(file, name, path.strip(".") or "khóa", sentence)
        for path, text in _texts(node, "")
        if (sentence := _untidiness(text))
    ]


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
    limit: Any = error.validator_value
    schema: Any = error.schema
    value: Any = error.instance
    if error.validator == "required":
        missing = [name for name in limit if name not in value]
        yield from (f"thiếu trường {name!r}; xin bổ sung" for name in missing)
    elif error.validator == "additionalProperties":
        strange = [name for name in value if name not in schema["properties"]]
        yield from (f"trường lạ {name!r}; xin bỏ hoặc sửa tên" for name in strange)
    else:
        say = _SENTENCES.get(str(error.validator), _not_valid)
        yield say(limit, value)


def _not_valid(_limit: Any, value: Any) -> str:
    return f"{_shown(value)} không hợp lệ; xin đối chiếu data/README.md"


def _kinds(limit: Any) -> str:
    return " hoặc ".join(
        KIND_NAMES[kind] for kind in ([limit] if isinstance(limit, str) else limit)
    )


_SENTENCES: Mapping[str, Callable[[Any, Any], str]] = {
    "type": lambda limit, value: f"đang là {_shown(value)}, phải là {_kinds(limit)}",
    "enum": lambda limit, value: (
        f"{_shown(value)} không có trong danh sách cho phép "
        f"({', '.join(_shown(word) for word in limit)}); xin chọn lại"
    ),
    "const": lambda limit, value: f"đang là {_shown(value)}, phải là {_shown(limit)}",
    "pattern": lambda limit, value: f"{_shown(value)} sai dạng; xin ghi theo mẫu {limit}",
    "format": lambda _, value: f"{_shown(value)} không phải ngày có thật; xin ghi như '2026-11-24'",
    "minimum": lambda limit, value: f"đang là {_shown(value)}, phải ít nhất {limit}",
    "exclusiveMinimum": lambda limit, value: f"đang là {_shown(value)}, phải lớn hơn {limit}",
    "minItems": lambda limit, value: f"có {len(value)} mục, phải có ít nhất {limit}; xin bổ sung",
    "maxItems": lambda limit, value: f"có {len(value)} mục, chỉ được {limit}; xin bỏ bớt",
    "minLength": lambda _limit, _value: "để trống; xin ghi nội dung",
    "uniqueItems": lambda _limit, _value: "có hai mục giống nhau; xin bỏ bớt",
}


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
            yield from _texts(value, f"{path}.{key}")
    elif isinstance(node, Sequence):
        for place, value in enumerate(node):
            yield from _texts(value, f"{path}.{place}")


def _untidiness(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text):
        return f"{_shown(text)} không ở dạng Unicode dựng sẵn (NFC); xin gõ lại"
    if text != text.strip() or "  " in text or "\u00a0" in text:
        return f"thừa khoảng trắng trong {_shown(text)}; xin xóa"
    if "\ufffd" in text:
        return f"ký tự hỏng trong {_shown(text)}; xin gõ lại"
    if text.count("(") != text.count(")"):
        return f"ngoặc không khép trong {_shown(text)}; xin sửa"
    return ""
