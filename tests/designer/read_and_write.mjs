// Reads a BPMN 2.0 model as bpmn-js does and writes it again. Prints what bpmn-moddle has to say.
import { readFileSync, writeFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";

const [source, target] = process.argv.slice(2);
const moddle = new BpmnModdle();
const { rootElement, references, warnings } = await moddle.fromXML(readFileSync(source, "utf8"), "bpmn:Definitions");
const { xml } = await moddle.toXML(rootElement, { format: true });
writeFileSync(target, xml);
process.stdout.write(JSON.stringify({
  warnings: warnings.map((warning) => warning.message),
  references: references.length,
  type: rootElement.$type,
}));
