/** What is computed in the worker, and the rows that only the worker has. */

import { byId } from "./dom.js";
import { moreTexts, t } from "./i18n.js";

/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./gevinst-people.js").Kept} Kept */
/** @typedef {import("./gevinst-person.js").Common} Common */
/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("./engine.js").Told<Result>} Told */

/** More rows than these are not computed while somebody waits: half a millisecond each, and more with the sum. */
const QUICK = 60;
/** More rows than these go without the comparison of the assumptions, which computes each row many times. */
const COMPARED = 500;
/** The bar does not come and go with what is ready at once. */
const PATIENCE = 700;

export function createBackground() {
  /** @type {Kept | null} */
  let kept = null;
  /** Each file is another. */
  let keptNumber = 0;
  /** The line of the file that each of its rows stood in. @type {{ of: Kept | null, lines: number[] }} */
  let places = { of: null, lines: [] };
  /** Is the worker busy with something beside the answer? */
  let beside = false;
  /** The input of the answer that is shown, and what its rows have in common. @type {{ input: Input, common: Common } | null} */
  let answered = null;
  /** @type {ReturnType<typeof import("./gevinst-job.js").createJob> | null} */
  let worker = null;
  /** @type {ReturnType<typeof import("./gevinst-progress.js").createProgress> | null} */
  let box = null;

  async function job() {
    const { createJob } = await import("./gevinst-job.js");
    worker ??= createJob();
    return worker;
  }

  /** The box under the answer that shows how far the work is. */
  async function progress() {
    const [{ createProgress }] = await Promise.all([import("./gevinst-progress.js"), moreTexts("gevinst-rows")]);
    box ??= createProgress();
    if (!box.node.isConnected) byId("answer").after(box.node);
    return box;
  }

  /** @param {Input} input */
  const isMany = (input) => kept !== null || input.rows.length > QUICK;

  /**
   * @param {Input} input
   * @param {Common} common
   * @param {(share: number | null) => void} onProgress
   * @param {boolean} [tornado]
   * @returns {Promise<import("./gevinst-job.js").Computed>}
   */
  async function compute({ rows, ...input }, common, onProgress, tornado = rows.length + (kept?.rows ?? 0) <= COMPARED) {
    const own = await job();
    return own.ask({ type: "compute", input: { ...input, tornado }, rows, withKept: kept !== null, common }, ({ share }) => onProgress(share));
  }

  /**
   * What belongs to the answer that is shown and takes longer than it.
   * @param {Partial<Input>} change
   * @param {(share: number | null) => void} onProgress
   * @param {boolean} tornado
   * @returns {Promise<Result>}
   */
  async function more(change, onProgress, tornado) {
    if (!answered) throw new Error("nothing is answered");
    const { input, common } = answered;
    beside = true;
    try {
      const { outcome } = await compute({ ...input, ...change, sum: false }, common, onProgress, tornado);
      if (!outcome.ok) throw new Error(outcome.faults.map(({ code, field }) => `${field}: ${code}`).join(", "));
      return outcome.result;
    } finally {
      beside = false;
    }
  }

  return {
    job,
    kept: () => kept,
    /** The spreadsheet's number of a row of the file. @param {number} i */
    lineOf(i) {
      if (places.of !== kept) places = { of: kept, lines: kept?.text.split("\n").map((entry) => Number.parseInt(entry, 10)) ?? [] };
      return places.lines[i] ?? i + 1;
    },
    /** @param {Kept | null} file */
    keep(file) {
      if (kept === file) return;
      kept = file;
      keptNumber += 1;
      void job().then((own) => own.keep(file?.text ?? ""), () => {});
    },
    /** @param {Input} input @param {Common} common */
    answered(input, common) {
      answered = { input, common };
    },
    last: () => (answered && !isMany(answered.input) ? answered.input : null),
    /** @param {Input} input */
    key: (input) => (isMany(input) ? `${keptNumber} ${JSON.stringify(input)}` : null),
    /** @param {Values[]} rows */
    info(rows) {
      const own = rows.reduce((sum, { persons }) => sum + (Number(persons.replace(/[. ]/g, "")) || 0), 0);
      const file = kept && { name: kept.name, rows: kept.rows, persons: kept.persons, faulty: kept.faulty };
      return { rows: rows.length + (kept?.rows ?? 0), persons: own + (kept?.persons ?? 0), file, batch: kept !== null || rows.length > QUICK };
    },
    /**
     * The answer of many rows, with its progress on the page.
     * @param {Input} input
     * @param {Common} common
     * @param {() => void} again
     * @returns {Promise<Told>}
     */
    async ask(input, common, again) {
      // An answer does not wait for what belongs to the one before it.
      if (beside) worker?.cancel();
      const shown = await progress();
      const start = setTimeout(() => shown.start(t("job.computing"), () => worker?.cancel()), PATIENCE);
      try {
        const { outcome, lines } = await compute(input, common, (share) => shown.step(share));
        clearTimeout(start);
        shown.done(lines.length > 0 ? t("job.linesLeftOut", { lines: `${lines.slice(0, 10).join(", ")}${lines.length > 10 ? " …" : ""}` }) : null);
        return outcome.ok ? outcome : { ok: false, faults: outcome.faults.map((fault) => ({ ...fault, message: {} })) };
      } catch (cause) {
        clearTimeout(start);
        if (worker?.superseded(cause)) throw cause;
        shown.stopped(cause instanceof DOMException ? t("job.cancelled") : t("job.failed", { detail: cause instanceof Error ? cause.message : String(cause) }), t("job.again"), again);
        throw cause;
      }
    },
    /**
     * The answer once more, with draws.
     * @param {number} count
     * @param {number} seed
     * @param {(share: number | null) => void} onProgress
     */
    draw: (count, seed, onProgress) => more({ draws: { count, seed } }, onProgress, false),
    /** The answer once more, with the comparison of the assumptions. @param {(share: number | null) => void} onProgress */
    compare: async (onProgress) => (await more({}, onProgress, true)).tornado,
    cancel: () => worker?.cancel(),
  };
}
