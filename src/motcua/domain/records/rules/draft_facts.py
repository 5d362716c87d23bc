"""What may be kept as a draft: plain JSON within bounds, in NFC. Whether it is complete, the gate says."""

import json
import unicodedata
from typing import Any, Final

from motcua.domain.records.errors import FactsUnfit

FACTS_BYTES_MAX: Final = 1_000_000
DEPTH_MAX: Final = 8
_ALLOWED_SIGNS: Final = frozenset("\n\t")


def plain_facts(facts: Any) -> dict[str, Any]:
    """The same facts with every text in NFC. Raises FactsUnfit."""
    if not isinstance(facts, dict):
        raise FactsUnfit(reason="phải là một bản ghi có các mục của thủ tục")
    found = _plain(facts, path="", depth=0)
    try:
        size_bytes = len(json.dumps(found, ensure_ascii=False, allow_nan=False).encode())
    except ValueError:
        raise FactsUnfit(reason="có con số không đọc được") from None
    if size_bytes > FACTS_BYTES_MAX:
        raise FactsUnfit(reason=f"dài quá {FACTS_BYTES_MAX // 1000} kB")
    return dict(found)


def _plain(value: Any, *, path: str, depth: int) -> Any:
    if depth > DEPTH_MAX:
        raise FactsUnfit(reason=f"mục {path[:60]} có quá nhiều tầng")
    match value:
        case str():
            return _plain_text(value, path)
        case None | bool() | int() | float():
            return value
        case list() | tuple():
            return [
                _plain(each, path=f"{path}.{place}", depth=depth + 1)
                for place, each in enumerate(value)
            ]
        case dict() if all(isinstance(key, str) for key in value):
            return {
                _plain_text(key, path): _plain(each, path=f"{path}.{key}", depth=depth + 1)
                for key, each in value.items()
            }
    raise FactsUnfit(reason=f"mục {path.lstrip('.')[:60]} không phải chữ, số hay danh sách")


def _plain_text(text: str, path: str) -> str:
    found = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if any(
        unicodedata.category(sign) in {"Cc", "Cs"} for sign in found if sign not in _ALLOWED_SIGNS
    ):
        raise FactsUnfit(reason=f"mục {path.lstrip('.')[:60]} có ký tự không nhìn thấy được")
    return found
