// The public test set in wasm, computed by the code of proev.html, and the schemas: of each example
// and of the rates that the pages offer.
//
//   node tests/examples.mjs

import { createRequire } from "node:module";
import { readFile, readdir } from "node:fs/promises";
import { tried } from "../www/js/examples.js";

const require = createRequire(new URL("../target/tools/node/", import.meta.url));
const { default: Ajv } = require("ajv/dist/2020.js");

const read = async (path) => JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));
const wrong = [];

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
async function check(name, schema, values) {
  const isValid = ajv.compile(await read(`../www/schema/${schema}.json`));
  for (const [path, value] of values) {
    if (!isValid(value)) wrong.push(...isValid.errors.map(({ instancePath, message, params }) => `${name} ${path}${instancePath}: ${message} ${JSON.stringify(params)}`));
  }
}
const files = (await readdir(new URL("examples/", import.meta.url))).sort();
await check("example", "example", await Promise.all(files.map(async (file) => [file, await read(`examples/${file}`)])));
await check("the rates", "rates", [["rates.json", await read("../www/data/rates.json")]]);

// What stands in the CSV stands in the JSON.
const rates = Object.values((await read("../www/data/rates.json")).rates);
const rows = rates.reduce((sum, rate) => sum + rate.rows.length, 0);
const lines = (await readFile(new URL("../www/data/rates.csv", import.meta.url), "utf8")).trimEnd().split("\n").length - 1;
if (rows !== lines) wrong.push(`rates.json has ${rows} rows and rates.csv ${lines}`);

const { default: init, ...engine } = await import(new URL("../www/pkg/jobgevinst.js", import.meta.url).href);
await init({ module_or_path: await readFile(new URL("../www/pkg/jobgevinst_bg.wasm", import.meta.url)) });
const examples = await read("../www/data/examples.json");
let numbers = 0;
for (const example of examples) {
  for (const { expected, ours, state } of tried(example, (question, input) => engine[question](input))) {
    numbers += 1;
    if (state === "wrong") wrong.push(`${example.id}: ${expected.what.da}: ${ours} and not ${expected.known?.ours ?? expected.value}`);
  }
}
if (examples.length !== files.length) wrong.push(`${files.length} files are ${examples.length} examples`);

for (const line of wrong) console.error(line);
console.log(`${numbers} numbers of ${examples.length} examples, ${rows} rows of ${rates.length} rates: ${wrong.length} wrong`);
process.exitCode = wrong.length === 0 ? 0 : 1;
