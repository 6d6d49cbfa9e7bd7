// Asks every request that openapi.yaml gives as an example, and holds every reply against the schema of its verb.
//
//   node contract.mjs PATH/TO/titrate
//
// Those that write nothing are asked in German too: nothing but the words may differ, and no sentence may stay English.
//
// The schemas are closed here (no field that they do not name): a field that nobody wrote down is a contract by accident.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { english_left } from "./english_left.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(join(root, "web/package.json"));
const Ajv = require("@redocly/ajv/dist/2020").default;
const yaml = require("js-yaml");

const titrate = process.argv[2];
const api = yaml.load(readFileSync(join(root, "edges/door/openapi.yaml"), "utf8"));
const operation = api.paths["/api"].post;

const closed = (schema) => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const named = copy.type === "object" && copy.properties && !("additionalProperties" in copy);
  return named || copy.allOf ? { ...copy, unevaluatedProperties: false } : copy;
};
// Parts of an allOf are open; the whole is closed.
const parts = new Set(["Instrument", "EntryOfDay", "Summary", "Limit", "Rate", "RehearsedPlan"]);
const schemas = Object.fromEntries(
  Object.entries(api.components.schemas).map(([name, schema]) => [name, parts.has(name) ? schema : closed(schema)]),
);
const open_parts = (schema) => {
  if (Array.isArray(schema)) return schema.map(open_parts);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, open_parts(value)]));
  if (copy.allOf) copy.allOf = copy.allOf.map(({ unevaluatedProperties, ...part }) => part);
  return copy;
};

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ $id: "api", components: { schemas: open_parts(schemas) } });
const reply_of = { today: "TodayReply", track: "TodayReply", settings: "TodayReply", product: "PersonReply" };
const schema_of = (verb) => reply_of[verb] ?? verb.split("_").map((word) => word[0].toUpperCase() + word.slice(1)).join("") + "Reply";
const check = (name, value) => {
  const validate = ajv.getSchema(`api#/components/schemas/${name}`) ?? ajv.compile({ $ref: `api#/components/schemas/${name}` });
  return validate(value) ? [] : validate.errors.map((error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
};

const folder = mkdtempSync(join(tmpdir(), "titrate-contract-"));
let failed = 0;
const complain = (what, errors) => {
  failed += 1;
  console.error(`${what}\n  ${errors.join("\n  ")}`);
};
const ask = (request) => {
  const file = join(folder, "request.json");
  writeFileSync(file, JSON.stringify({ now: "2026-03-01T21:04:05+01:00", ...request }));
  try {
    return JSON.parse(execFileSync(titrate, ["ask", file, "--data", join(folder, "data")], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch (ended) {
    return JSON.parse(ended.stdout); // a refusal ends with 1 and is a reply all the same
  }
};

// The order of a first evening, and who it is; then everything that the file lists.
const examples = Object.entries(operation.requestBody.content["application/json"].examples);
const order = ["track", "example"];
examples.sort(([a], [b]) => (order.includes(b) ? 1 : 0) - (order.includes(a) ? 1 : 0));
// Examples that show a refusal: nothing there to convert, too few days to fit, no plan that was sealed.
const may_refuse = new Set(["convert", "review_csv", "fit", "undo", "plan_lock", "plan_amend", "plan_open", "plan_pause", "plan_resume", "decide",
  "plan_kit", "record_guess", "import_undo"]);

/** Asked twice they answer the same, but for what counts itself. */
const reads = new Set(("about today history diary foods intake screen evidence mechanism label ladder plan late person product next_dose " +
  "review report rehearse pre_start fit convert imports").split(" "));
const timeless = (reply) => {
  if (reply.rehearsal) reply.rehearsal.seconds = 0;
  return reply;
};

const somebody = { age: 40, sex: "male", life_stage: "none", egfr: 95, conditions: [], medicines: [], supplements: [], allergies: [] };

try {
  ask({ verb: "person", person: somebody }); // or no ladder begins
  for (const [name, { value: request }] of examples) {
    const wrong_request = check("Request", request);
    if (wrong_request.length) complain(`the example ${name} is not a Request`, wrong_request);
    const reply = ask(request);
    if (!reply.ok && !may_refuse.has(name)) complain(`${name} was refused`, [JSON.stringify(reply.problem)]);
    const errors = check(reply.ok ? schema_of(request.verb) : "Refusal", reply);
    if (errors.length) complain(`the reply to ${name} is not a ${schema_of(request.verb)}`, errors);
    if (!reads.has(request.verb) && !(request.verb === "import" && request.dry_run)) continue;
    const left = english_left(timeless(ask({ ...request, language: "en" })), timeless(ask({ ...request, language: "de" })));
    if (left.length) complain(`the reply to ${name} in German`, left);
  }
  for (const [status, { content }] of Object.entries(operation.responses))
    for (const [name, { value }] of Object.entries(content["application/json"].examples ?? {})) {
      const errors = check("Reply", value);
      if (errors.length) complain(`the example ${name} of ${status} is not a Reply`, errors);
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed ? `${failed} differences` : `${examples.length} requests, every reply as written down`);
process.exit(failed ? 1 : 0);
