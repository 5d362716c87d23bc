"""What we export comes back as it was; what others draw becomes a draft with questions."""

import pytest
from hypothesis import HealthCheck, given, settings

from motcua.domain.processes.rules.bpmn_reading import process_from_bpmn
from motcua.domain.processes.rules.bpmn_writing import bpmn_of
from motcua.domain.processes.rules.imported import STEPS_MAX
from motcua.domain.processes.rules.safe_xml import XML_BYTES_MAX
from motcua.domain.processes.tests.any_process import ROLE_NAMES, forked, processes
from motcua.domain.processes.values import Ending, Place, StepKind, StepOutcome

MODEL = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'


def read(content, slug="dang-ky-khai-sinh"):
    text = content.encode() if isinstance(content, str) else content
    return process_from_bpmn(text, procedure_slug=slug, role_names=ROLE_NAMES)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(process=processes())
def test_every_process_comes_back_as_it_was(process):
    content = bpmn_of(process, role_names=ROLE_NAMES)
    outcome = read(content)
    assert outcome.process == process
    assert bpmn_of(outcome.process, role_names=ROLE_NAMES) == content


def test_a_process_with_branches_comes_back_without_a_question():
    process = forked()
    outcome = read(bpmn_of(process, role_names=ROLE_NAMES), slug=process.procedure_slug)
    assert outcome.process == process
    assert outcome.remarks == ()


def test_what_was_changed_in_a_modeller_counts():
    """A renamed task, a task in another lane, an arrow to another end."""
    process = forked()
    text = bpmn_of(process, role_names=ROLE_NAMES).decode()
    text = text.replace('name="Bước ask-a"', 'name="Hỏi ý kiến Sở Xây dựng"')
    text = text.replace("<bpmn:flowNodeRef>Step_2</bpmn:flowNodeRef>", "")
    text = text.replace(
        "<bpmn:flowNodeRef>Step_5</bpmn:flowNodeRef>",
        "<bpmn:flowNodeRef>Step_5</bpmn:flowNodeRef><bpmn:flowNodeRef>Step_2</bpmn:flowNodeRef>",
    )
    text = text.replace('<motcua:ending value="refusal" />', '<motcua:ending value="withdrawal" />')
    changed = read(text, slug=process.procedure_slug).process
    assert changed.step("ask-a").name == "Hỏi ý kiến Sở Xây dựng"
    assert changed.step("ask-a").actor.role_key == "leader"
    assert changed.step("sign").exit_for(StepOutcome.REFUSE).to == ("end:withdrawal",)
    assert changed.step("gather") == process.step("gather")


FOREIGN = f"""<?xml version="1.0" encoding="UTF-8"?>
<definitions {MODEL} targetNamespace="http://other.example/">
  <process id="P" name="Cấp phép">
    <laneSet>
      <lane id="L1" name="Bộ phận Một cửa"><flowNodeRef>A</flowNodeRef></lane>
      <lane id="L2" name="Phòng Kinh tế">
        <flowNodeRef>B</flowNodeRef><flowNodeRef>C</flowNodeRef><flowNodeRef>D</flowNodeRef>
      </lane>
    </laneSet>
    <task id="D" name="Lãnh đạo ký"/>
    <startEvent id="S"/>
    <userTask id="A" name="Tiếp nhận hồ sơ"/>
    <parallelGateway id="F"/>
    <task id="B" name="Lấy ý kiến công an"/>
    <serviceTask id="C" name="Thẩm định"/>
    <parallelGateway id="J"/>
    <exclusiveGateway id="X"/>
    <endEvent id="E1" name="Xong"/><endEvent id="E2" name="Từ chối"/>
    <sequenceFlow id="1" sourceRef="S" targetRef="A"/>
    <sequenceFlow id="2" sourceRef="A" targetRef="F"/>
    <sequenceFlow id="3" sourceRef="F" targetRef="B"/>
    <sequenceFlow id="4" sourceRef="F" targetRef="C"/>
    <sequenceFlow id="5" sourceRef="B" targetRef="J"/>
    <sequenceFlow id="6" sourceRef="C" targetRef="J"/>
    <sequenceFlow id="7" sourceRef="J" targetRef="D"/>
    <sequenceFlow id="8" sourceRef="D" targetRef="X"/>
    <sequenceFlow id="9" name="Đồng ý" sourceRef="X" targetRef="E1"/>
    <sequenceFlow id="10" name="Không đạt" sourceRef="X" targetRef="E2"/>
    <sequenceFlow id="11" sourceRef="X" targetRef="nowhere"/>
  </process>
</definitions>"""


def test_a_strangers_model_becomes_a_draft_with_questions():
    outcome = read(FOREIGN)
    process = outcome.process
    assert [step.name for step in process.steps] == [
        "Tiếp nhận hồ sơ",
        "Lãnh đạo ký",
        "Lấy ý kiến công an",
        "Thẩm định",
    ]
    first, signing, asking, _ = process.steps
    assert [each.kind for each in process.steps] == [
        StepKind.INTAKE,
        StepKind.SIGN,
        StepKind.CONSULT,
        StepKind.APPRAISE,
    ]
    assert first.exit_for(StepOutcome.DONE).to == (asking.key, process.steps[3].key)
    assert signing.waits_for_all
    assert signing.exit_for(StepOutcome.DONE).to == (f"end:{Ending.RESULT}",)
    assert signing.exit_for(StepOutcome.REFUSE).to == (f"end:{Ending.REFUSAL}",)
    assert first.actor.place is Place.RECEIVING
    assert not any(remark.is_fault for remark in outcome.remarks)
    places = {remark.where for remark in outcome.remarks}
    assert {"Làn “Bộ phận Một cửa”", "Làn “Phòng Kinh tế”", "Hình “Lãnh đạo ký”"} <= places


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">
<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><definitions>&lol2;</definitions>"""
STRANGE = {
    "nothing": b"",
    "no xml": b"PK\x03\x04 not a model",
    "cut": FOREIGN.encode()[:900],
    "bomb": BOMB.encode(),
    "file of the house": b"""<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>""",
    "bomb in UTF-16": BOMB.encode("utf-16"),
    "huge": b"<a>" + b" " * XML_BYTES_MAX + b"</a>",
    "many": b"<a>" + b"<b/>" * 60_000 + b"</a>",
    "deep": b"<a>" * 5_000 + b"</a>" * 5_000,
    "Latin": "<a>é</a>".encode("latin-1"),
    "other XML": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "no process": f"<definitions {MODEL}/>".encode(),
    "too many steps": (
        f"<definitions {MODEL}><process id='p'>"
        + "".join(f"<task id='t{n}' name='x'/>" for n in range(STEPS_MAX + 1))
        + "</process></definitions>"
    ).encode(),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_model_is_refused_with_its_place_and_nothing_is_taken(name):
    outcome = read(STRANGE[name])
    assert outcome.process is None
    assert any(remark.is_fault and remark.where and remark.words for remark in outcome.remarks)
    assert not any("root:" in remark.words for remark in outcome.remarks)


LOOPS = f"""<definitions {MODEL}><process id="p">
<exclusiveGateway id="g1"/><exclusiveGateway id="g2"/><task id="t"/>
<sequenceFlow id="a" sourceRef="t" targetRef="g1"/><sequenceFlow id="b" sourceRef="g1" targetRef="g2"/>
<sequenceFlow id="c" sourceRef="g2" targetRef="g1"/></process></definitions>"""


def test_gateways_in_a_circle_end_somewhere():
    outcome = read(LOOPS)
    [only] = outcome.process.steps
    assert only.exits == ()
    assert any("không dẫn đến đâu" in remark.words for remark in outcome.remarks)
