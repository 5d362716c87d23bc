"""XML from strangers, opened without doing what it says.

No entity is expanded, nothing is fetched, no document type is accepted (a bomb of entities needs
one), and what is too large or too deep is refused before it costs anything.
"""

import re

from lxml import etree

XML_BYTES_MAX = 5 * 1024 * 1024
XML_ELEMENTS_MAX = 50_000
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)")


class XmlRefused(Exception):
    """The file is not opened. `message` is a message id, filled from `details`."""

    def __init__(self, message: str, **details: str) -> None:
        self.message, self.details = message, details
        super().__init__(message % details)


def opened(content: bytes) -> etree._Element:
    """The root of an XML document. Raises XmlRefused."""
    if len(content) > XML_BYTES_MAX:
        raise XmlRefused(
            "Tệp lớn hơn %(size)s MB nên không đọc. Mô hình một quy trình nhỏ hơn thế nhiều.",
            size=str(XML_BYTES_MAX // (1024 * 1024)),
        )
    text = _decoded(content)
    if _DECLARED.search(text):
        raise XmlRefused(
            "Tệp có phần khai báo DOCTYPE hoặc ENTITY. Vì an toàn, hệ thống không đọc tệp như vậy."
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise XmlRefused(
            "Tệp không phải XML đúng cách, hỏng ở dòng %(line)s.", line=str(line)
        ) from None
    count = sum(1 for _each in root.iter())
    if count > XML_ELEMENTS_MAX:
        raise XmlRefused(
            "Tệp có %(count)s phần tử, nhiều hơn mức đọc được là %(most)s.",
            count=str(count),
            most=str(XML_ELEMENTS_MAX),
        )
    return root


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise XmlRefused(
            "Tệp không dùng bảng mã UTF-8. Xin xuất lại từ công cụ vẽ quy trình."
        ) from None
