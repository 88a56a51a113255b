/** The worker as the page sees it: a question, its progress, its answer; and the end of it. */

/** @typedef {import("./gevinst-person.js").Common} Common */
/** @typedef {import("../../src/types.js").SavingsInput} SavingsInput */
/** @typedef {import("../../src/types.js").SavingsRow} SavingsRow */
/** @typedef {import("../../src/types.js").SavingsResult} SavingsResult */
/** @typedef {import("../../src/types.js").Allowed} Allowed */
/** @typedef {{ step: string, share: number | null }} Progress `share` of the whole, 0..1; null: not known */
/**
 * @typedef {{ id: number, type: "read", text?: string, file?: File, words: import("./gevinst-read.js").Words, common: Common, date: string }
 *   | { id: number, type: "compute", input: Omit<SavingsInput, "rows">, rows: SavingsRow[], withKept: boolean, common: Common }
 *   | { type: "keep", text: string }} Question
 */
/** How a worker hears of another that helps it, or whom it helps. @typedef {{ type: "helper", port: MessagePort | null } | { type: "help", port: MessagePort }} Introduction */
/** One thing wrong with a row of a file, by the row's field. @typedef {{ line: number, code: string, field: string, typed: string, allowed: Allowed }} RowFault */
/**
 * @typedef {{ refusal: import("./gevinst-read.js").Refusal } | {
 *   rows: number, good: number, persons: number, start: string | null, text: string, few: boolean, faults: RowFault[], faultCount: number,
 *   columns: { name: string, field: string }[], dropped: { header: string, why: "cpr" | "name" }[], emptied: { header: string, count: number }[], twice: string[], unused: string[],
 *   birthDates: string[], assumed: [string, number][], assumedAs: Record<string, string> }} ReadReport
 */
/** @typedef {{ outcome: import("../../src/types.js").Outcome<SavingsResult>, lines: number[] }} Computed the lines of the file that were left out */

const WORKER = new URL("./gevinst-worker.js", import.meta.url).href;

/** The one policy of this page: it lets nothing through but our own worker. @type {{ createScriptURL: (url: string) => string } | null} */
let policy = null;

/** @param {string} url */
function own(url) {
  if (url !== WORKER) throw new TypeError(`not ours: ${url}`);
  return url;
}

function trusted() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types ? types.createPolicy("jobgevinst", { createScriptURL: own }) : { createScriptURL: own };
  return /** @type {NonNullable<typeof policy>} */ (policy).createScriptURL(WORKER);
}

/** Given up: cancelled, or another question came after it. @param {string} why */
const aborted = (why) => new DOMException(why, "AbortError");
const SUPERSEDED = "another question came";

export function createJob() {
  /** @type {Worker | null} */
  let worker = null;
  /** Takes half of the work off it, where there is much. @type {Worker | null} */
  let helper = null;
  let id = 0;
  /** The rows that the worker keeps, in case it has to start again. */
  let kept = "";
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (cause: unknown) => void, progress: (now: Progress) => void }>} */
  const waiting = new Map();

  /** @param {unknown} cause */
  function failAll(cause) {
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  }

  function start() {
    if (worker) return worker;
    worker = new Worker(trusted(), { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      if (data.wants === "helper") {
        introduce();
        return;
      }
      const question = waiting.get(data.id);
      if (!question) return;
      if (data.progress) {
        question.progress(data.progress);
        return;
      }
      waiting.delete(data.id);
      if (data.givenUp) question.reject(aborted(SUPERSEDED));
      else if (data.failed !== undefined) question.reject(new Error(data.failed));
      else question.resolve(data.answer);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      end();
      failAll(new Error(event.message || "worker"));
    });
    if (kept !== "") worker.postMessage({ type: "keep", text: kept });
    return worker;
  }

  /** Brings a second worker and the first together. */
  function introduce() {
    const { port1, port2 } = new MessageChannel();
    /** The first goes on alone. */
    const alone = () => {
      helper?.terminate();
      helper = null;
      worker?.postMessage({ type: "helper", port: null });
    };
    try {
      helper = new Worker(trusted(), { type: "module" });
      helper.addEventListener("error", (event) => {
        event.preventDefault();
        alone();
      });
      helper.postMessage({ type: "help", port: port2 }, [port2]);
      worker?.postMessage({ type: "helper", port: port1 }, [port1]);
    } catch {
      alone();
    }
  }

  function end() {
    worker?.terminate();
    helper?.terminate();
    worker = null;
    helper = null;
  }

  return {
    /**
     * @template A
     * @param {Record<string, unknown>} question without its number
     * @param {(now: Progress) => void} progress
     * @returns {Promise<A>}
     */
    ask(question, progress) {
      id += 1;
      const own = id;
      return new Promise((resolve, reject) => {
        waiting.set(own, { resolve, reject, progress });
        try {
          start().postMessage({ ...question, id: own });
        } catch (cause) {
          waiting.delete(own);
          reject(cause);
        }
      });
    },
    /** @param {string} text rows that are computed from now on */
    keep(text) {
      kept = text;
      worker?.postMessage({ type: "keep", text });
    },
    /** Was it only given up for a newer question? @param {unknown} cause */
    superseded: (cause) => cause instanceof DOMException && cause.message === SUPERSEDED,
    /** Ends the worker, and with it all that it was asked. */
    cancel() {
      end();
      failAll(aborted("cancelled"));
    },
  };
}
