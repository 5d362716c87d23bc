"""The file of a process: its shapes, its words, and nothing that XML cannot hold."""

from dataclasses import replace

from lxml import etree

from motcua.domain.processes.rules.bpmn_writing import bpmn_of
from motcua.domain.processes.tests.any_process import ROLE_NAMES, forked


def tags(content):
    root = etree.fromstring(content)
    return [etree.QName(element).localname for element in root.iter()]


def test_every_element_has_its_shape_and_every_arrow_its_way():
    found = tags(bpmn_of(forked(), role_names=ROLE_NAMES))
    assert found.count("userTask") == 6
    assert found.count("exclusiveGateway") == 2
    assert found.count("parallelGateway") == 2
    assert found.count("startEvent") == 1
    assert found.count("endEvent") == 2
    nodes = 6 + 2 + 2 + 1 + 2
    assert found.count("BPMNShape") == nodes + found.count("lane") + 1
    assert found.count("BPMNEdge") == found.count("sequenceFlow")
    assert found.count("flowNodeRef") == nodes


def test_lanes_say_who_and_where():
    text = bpmn_of(forked(), role_names=ROLE_NAMES).decode()
    assert 'name="Lãnh đạo cơ quan, Cơ quan giải quyết"' in text
    assert 'name="Công chức tiếp nhận và trả kết quả, Nơi tiếp nhận"' in text


def test_signs_that_xml_has_no_place_for_are_left_out():
    process = replace(forked(), name="Cấp\x00 phép\x0b \ud800<&>")
    root = etree.fromstring(bpmn_of(process, role_names=ROLE_NAMES))
    assert root.find(".//{*}participant").get("name") == "Cấp phép <&>"


def test_the_same_process_gives_the_same_bytes():
    assert bpmn_of(forked(), role_names=ROLE_NAMES) == bpmn_of(forked(), role_names=ROLE_NAMES)
