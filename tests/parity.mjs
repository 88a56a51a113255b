// Native and wasm give the same answer to the last øre: on the worked examples and on 100,000
// random inputs (a tenth of them småjob, a tenth gevinst), the whole answer with its written sum is
// compared. All sides are the product: the wasm package as a page loads it, with its own question
// alone; every tenth question also the one with all questions that hosts load; and the native engine
// through its `answer` program, which computes beside this one.
//
//   node tests/parity.mjs <path of the answer program> [how many random inputs]

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { cases, engine, question, sow } from "./random.mjs";

const [program, count = "100000"] = process.argv.slice(2);
if (!program) throw new Error("usage: node tests/parity.mjs <answer program> [count]");

const every = await engine("");
const alone = { smaajob: await engine("smaajob/"), savings: await engine("savings/"), laerlinge: await engine("laerlinge/"), areas: await engine("areas/") };

// The published cases and the worked examples that the issue tracker and the law name.
const examples = [
  ...(await cases()),
  { ask: "smaajob", input: { date: "2019-05-01", benefit: "kontanthjaelp", variant: "fyldt30", household: "single", hours: 30, hourlyWage: 13_000, atp: false, sum: true } },
  { ask: "smaajob", input: { date: "2025-09-01", benefit: "kontanthjaelp", variant: "forhoejetSats", household: "couple", hours: 30, hourlyWage: 14_500, atp: false, sum: true } },
  { ask: "laerlinge", input: { supported: 12_000_000_000, unsupported: 6_000_000_000, moms: "included", sum: true } },
  { ask: "laerlinge", input: { supported: 1_666_666_700, moms: "included", sum: true } },
];
sow(20_261_121);

const native = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: native.stdout })[Symbol.asyncIterator]();

/** @param {string} there @param {unknown} here */
function same(there, here) {
  const text = JSON.stringify(here);
  // Both write their fields in one order, and Rust a whole number as 1.0: alike as texts is soon seen, and the rest is looked at closely.
  return text === there.replace(/\.0(?=[,\]}])/g, "") || isDeepStrictEqual(JSON.parse(text), JSON.parse(there));
}

const total = examples.length + Number(count);
let answered = 0;
for (let asked = 0; asked < total; ) {
  const batch = Array.from({ length: Math.min(200, total - asked) }, (_, index) => examples[asked + index] ?? question());
  native.stdin.write(batch.map((q) => `${JSON.stringify(q)}\n`).join(""));
  const here = batch.map((q, index) => [alone[q.ask], ...((asked + index) % 10 ? [] : [every])].map((wasm) => wasm[q.ask](q.input)));
  for (const [index, q] of batch.entries()) {
    const { value: line } = await answers.next();
    if (line === undefined) throw new Error(`the native engine ended on one of ${JSON.stringify(batch)}`);
    const other = here[index].find((answer) => !same(line, answer));
    if (other) {
      console.error("native and wasm differ on", JSON.stringify(q), "\nwasm  ", JSON.stringify(other).slice(0, 2000), "\nnative", line.slice(0, 2000));
      process.exit(1);
    }
    if (line.startsWith('{"ok":true')) answered += 1;
  }
  asked += batch.length;
}
native.stdin.end();
const [code] = await once(native, "exit");
// Most questions must be real ones, or equality would say little.
if (code !== 0 || answered < total / 2) throw new Error(`only ${answered} of ${total} questions had an answer`);
console.log(`native and wasm agree on ${total} questions, ${answered} with an answer`);
