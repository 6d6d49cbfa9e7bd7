// read_bundles.mjs FOLDER: are the bundles in it FHIR R4? Three readers that are not ours: HL7's JSON schema of 4.0 (what
// may stand where, and of which type), the tables of the library `fhir` (what has to be there, and which codes are
// allowed), and the rules of the standard's pages, evaluated by `fhirpath`. And that they would find a fault.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const { Fhir } = require("fhir");
const Schema = require("@asymmetrik/fhir-json-schema-validator");
const fhirpath = require("fhirpath");
const r4 = require("fhirpath/fhir-context/r4");

const schema = new Schema();
const tables = new Fhir();

// Rules with their keys, as hl7.org/fhir/R4 words them; each of every element of that kind in the bundle.
const rules = [
  ["bdl-7", "Bundle", "entry.where(fullUrl.exists()).select(fullUrl & resource.meta.versionId).isDistinct()"],
  ["dom-6", "resource", "text.`div`.exists()"],
  ["obs-6", "Observation", "dataAbsentReason.empty() or value.empty()"],
  [
    "ait-1",
    "AllergyIntolerance",
    "verificationStatus.coding.where(code = 'entered-in-error').exists() or clinicalStatus.exists()",
  ],
  [
    "con-5",
    "Condition",
    "verificationStatus.coding.where(code = 'entered-in-error').empty() or clinicalStatus.empty()",
  ],
  [
    "con-3",
    "Condition",
    "clinicalStatus.exists() or verificationStatus.coding.where(code = 'entered-in-error').exists()",
  ],
  ["cpl-3", "CarePlan", "activity.all(detail.empty() or reference.empty())"],
  ["pdf-0", "PlanDefinition", "name.empty() or name.matches('[A-Z]([A-Za-z0-9_]){0,254}')"],
  ["csd-0", "CodeSystem", "name.empty() or name.matches('[A-Z]([A-Za-z0-9_]){0,254}')"],
  ["csd-1", "CodeSystem", "concept.code.isDistinct()"],
  ["que-0", "Questionnaire", "name.empty() or name.matches('[A-Z]([A-Za-z0-9_]){0,254}')"],
  ["que-1", "Questionnaire", "descendants().where(linkId.exists() and type = 'group').all(item.exists())"],
  ["que-2", "Questionnaire", "descendants().linkId.isDistinct()"],
  [
    "qrs-1",
    "QuestionnaireResponse",
    "descendants().where(linkId.exists()).all((answer.exists() and item.exists()).not())",
  ],
  ["qty-3", "Bundle", "descendants().where(value is decimal and unit.exists()).all(code.empty() or system.exists())"],
  ["per-1", "Bundle", "descendants().where(start.exists() and end.exists()).all(start <= end)"],
  ["att-1", "Bundle", "descendants().where(data.exists()).all(contentType.exists())"],
  [
    "ext-1",
    "Bundle",
    "descendants().where(url.exists() and (value.exists() or extension.exists())).all(extension.exists() != value.exists())",
  ],
];

function faults_of(bundle) {
  const faults = [];
  const resources = (bundle.entry ?? []).map((entry) => entry.resource);
  for (const error of schema.validate(bundle)) faults.push(`schema: ${error.dataPath ?? ""} ${error.message ?? error}`);
  // One by one, since the schema says of a bundle only that something in it fits no resource.
  for (const resource of resources)
    for (const error of schema.validate(resource))
      faults.push(`schema: ${resource.resourceType}${error.dataPath ?? ""} ${error.message ?? error}`);
  for (const one of [bundle, ...resources])
    for (const message of tables.validate(one, { errorOnUnexpected: true }).messages)
      if (message.severity === "error") faults.push(`tables: ${message.location}: ${message.message}`);
  for (const [key, type, expression] of rules)
    for (const one of [bundle, ...resources]) {
      const kind = one.resourceType;
      if (kind !== type && !(type === "resource" && kind !== "Bundle")) continue;
      const holds = fhirpath.evaluate(one, expression, null, r4);
      if (holds.length !== 1 || holds[0] !== true) faults.push(`${key}: ${kind}/${one.id}: ${expression}`);
    }
  const urls = new Set((bundle.entry ?? []).map((entry) => entry.fullUrl));
  for (const reference of fhirpath.evaluate(bundle, "descendants().reference", null, r4))
    if (!urls.has(reference)) faults.push(`reference: ${reference} is not in the bundle`);
  return faults;
}

/** Each of them breaks a bundle in one place, and has to be found. */
const breaks = {
  "a status that no value set has": (of) => (of("MedicationStatement").status = "taking"),
  "no status": (of) => delete of("MedicationStatement").status,
  "an element of another release": (of) => (of("MedicationStatement").taken = "y"),
  "a number as a text": (of) => (of("Observation").valueQuantity.value = "4"),
  "a value beside the reason for none": (of) =>
    (of("Observation").dataAbsentReason = { text: "asked, and not answered" }),
  "an id twice": (of, bundle) => (bundle.entry[1].fullUrl = bundle.entry[0].fullUrl),
  "a reference to nothing": (of) => (of("MedicationStatement").subject = { reference: "urn:uuid:nobody" }),
  "no subject": (of) => delete of("AdverseEvent").subject,
  "a severity of our own": (of) => (of("AdverseEvent").actuality = "maybe"),
};

const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
let wrong = 0;
let resources = 0;
for (const name of files) {
  const bundle = JSON.parse(readFileSync(join(folder, name), "utf8"));
  resources += bundle.entry?.length ?? 0;
  for (const fault of faults_of(bundle)) {
    console.error(`${name}: ${fault}`);
    ++wrong;
  }
}
const sound = readFileSync(join(folder, "ladder.json"), "utf8");
for (const [what, breaking] of Object.entries(breaks)) {
  const bundle = JSON.parse(sound);
  breaking(
    (type) =>
      bundle.entry
        .map((entry) => entry.resource)
        .find((one) => one.resourceType === type && (type !== "Observation" || one.valueQuantity)),
    bundle,
  );
  if (faults_of(bundle).length === 0) {
    console.error(`Nobody found: ${what}`);
    ++wrong;
  }
}
if (files.length < 10 || resources < 100) {
  console.error(`Too little to judge: ${files.length} bundles, ${resources} resources.`);
  ++wrong;
}
console.log(
  `${files.length} bundles of ${resources} resources, ${Object.keys(breaks).length} broken ones: ${wrong} wrong.`,
);
process.exit(wrong ? 1 : 0);
