"""The names that a BPMN 2.0 file is made of, and our own extension of it."""

from typing import Final

MODEL: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
BOUNDS: Final = "http://www.omg.org/spec/DD/20100524/DC"
WAYS: Final = "http://www.omg.org/spec/DD/20100524/DI"
# Ours: no address, it is never fetched. Its elements keep every text in attributes, because
# modellers pass those on untouched and trim the text of elements they do not know.
OURS: Final = "urn:motcua:internal-process:1"
NAMESPACES: Final = {
    "bpmn": MODEL,
    "bpmndi": DIAGRAM,
    "dc": BOUNDS,
    "di": WAYS,
    "motcua": OURS,
}
TARGET_NAMESPACE: Final = "urn:motcua:processes"


def model(name: str) -> str:
    return f"{{{MODEL}}}{name}"


def shape(name: str) -> str:
    return f"{{{DIAGRAM}}}{name}"


def ours(name: str) -> str:
    return f"{{{OURS}}}{name}"
