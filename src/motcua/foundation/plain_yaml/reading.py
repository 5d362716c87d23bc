"""YAML text as plain data, or the reason why it cannot be read: never a traceback.

The reading is stricter than YAML: only null, true, false and decimal numbers are not texts (so that
`no`, `07:30` and `2026-11-24` stay what was written), a key occurs once, and there are no aliases
(a small file could unfold into a huge one) and no tags (which make bytes, sets and endless numbers).
"""

import re
from collections.abc import Hashable
from typing import Any

import yaml


class Unreadable(Exception):
    """The text cannot be read. The message says why and what to do."""


class _StrictLoader(yaml.CSafeLoader):
    """PyYAML's safe loader in C with fewer surprises."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                line = key_node.start_mark.line + 1
                message = f"dòng {line}: khóa {key!r} ghi hai lần; xin bỏ bớt một"
                raise Unreadable(message)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"true|false", "tf"),
    ("tag:yaml.org,2002:null", r"null|~|", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("tag:yaml.org,2002:float", r"-?(0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _StrictLoader.add_implicit_resolver(_tag, re.compile(rf"^(?:{_pattern})$"), list(_first))


def read_bytes(content: bytes, *, bytes_max: int) -> Any:
    """The data in a file of UTF-8. Raises Unreadable."""
    refuse_large(len(content), bytes_max=bytes_max)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"không phải UTF-8 (byte thứ {error.start}); xin lưu lại tệp bằng mã UTF-8"
        raise Unreadable(message) from error
    return read_text(text)


def read_text(text: str) -> Any:
    """The data in a text. Raises Unreadable."""
    try:
        if re.search(r"(^|[\s\[,{:])[*!]", text):  # else there can be none, and no second reading
            _refuse_aliases_and_tags(text)
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 — a safe loader, made stricter
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"dòng {mark.line + 1}, cột {mark.column + 1}: " if mark else ""
        message = f"{line}không đúng cú pháp YAML ({error.problem}); xin sửa dòng này"
        raise Unreadable(message) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        message = "không đọc được như YAML; xin kiểm tra cú pháp và ký tự lạ"
        raise Unreadable(message) from error


def refuse_large(byte_count: int, *, bytes_max: int) -> None:
    """Raises Unreadable where a file is larger than it may be; to be asked before it is read."""
    if byte_count > bytes_max:
        message = f"tệp lớn {byte_count:,} byte, quá {bytes_max:,}; xin chia nhỏ".replace(",", ".")
        raise Unreadable(message)


def _refuse_aliases_and_tags(text: str) -> None:
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            message = f"dòng {line}: không dùng tham chiếu *{event.anchor}; xin ghi đầy đủ"
            raise Unreadable(message)
        if getattr(event, "tag", None) is not None:  # bytes, sets, moments, endless numbers
            message = f"dòng {line}: không dùng thẻ !; xin ghi giá trị thường"
            raise Unreadable(message)
