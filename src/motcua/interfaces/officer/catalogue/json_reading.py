"""A stranger's JSON, read strictly: nothing said twice, nothing deeper or stranger than a record is."""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from motcua.domain.records.rules.imported import FAULTS_MAX, WHOLE, FileFault

JSON_BYTES_MAX: Final = 8 * 1024 * 1024
DEPTH_MAX: Final = 20


class _Object(dict[str, Any]):
    """An object of the document; `twice`: keys that it has more than once."""

    twice: tuple[str, ...] = ()


def document_in(content: bytes) -> tuple[Any, tuple[FileFault, ...]]:
    """The document, and everything for which it is not to be read on."""
    if len(content) > JSON_BYTES_MAX:
        return _refused(_("Tệp JSON lớn hơn 8 MB."), _("Xin chia thành nhiều tệp."))
    try:
        document = json.loads(
            content.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_object
        )
    except UnicodeDecodeError:
        return _refused(
            _("Tệp không phải bảng tính Excel (.xlsx), cũng không phải JSON mã UTF-8."),
            _("Xin gửi tệp mẫu đã điền hoặc tệp JSON của cơ sở dữ liệu quốc gia."),
        )
    except json.JSONDecodeError as broken:
        where = _("Dòng %(line)s, cột %(column)s") % {"line": broken.lineno, "column": broken.colno}
        cure = _("Xin xuất lại tệp từ cơ sở dữ liệu quốc gia.")
        return None, (FileFault(where, _("JSON viết sai ở đây."), cure),)
    except (ValueError, RecursionError):
        return _refused(_("JSON có giá trị không đọc được."), _("Xin xuất lại tệp."))
    return document, tuple(_faults(document))[:FAULTS_MAX]


def _faults(document: Any) -> Iterator[FileFault]:
    waiting: list[tuple[str, Any, int]] = [("$", document, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if depth > DEPTH_MAX:
            yield FileFault(path[:100], _("JSON có quá nhiều tầng."), _("Xin xuất lại tệp."))
            return
        if isinstance(value, _Object):
            for key in value.twice:
                yield FileFault(
                    f"{path}.{key[:60]}",
                    _("Mục này ghi hai lần nên không biết lấy lần nào."),
                    _("Xin bỏ một lần."),
                )
            waiting += [(f"{path}.{key}", each, depth + 1) for key, each in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[{place}]", each, depth + 1) for place, each in enumerate(value)]


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        found.twice = tuple(key for key in found if keys.count(key) > 1)
    return found


def _refused(sentence: str, cure: str) -> tuple[None, tuple[FileFault, ...]]:
    return None, (FileFault(WHOLE, sentence, cure),)


def _no_constant(name: str) -> Any:
    raise ValueError(name)
