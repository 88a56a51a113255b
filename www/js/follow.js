/** What stands under an answer: painted after the frame that shows it, a part at a time, so that a key never waits for more than one. */

/**
 * @param {(() => void)[]} parts each paints what is newest
 * @param {(busy: boolean) => void} told
 * @param {(cause: unknown) => void} failed a part has; the others are painted all the same
 */
export function createFollow(parts, told, failed) {
  let next = 0;
  let left = 0;
  /** They do not look like anything yet. */
  let held = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function step() {
    const part = parts[next];
    next = (next + 1) % parts.length;
    left -= 1;
    if (left === 0) told(false);
    try {
      part();
    } catch (cause) {
      failed(cause);
    }
  }

  function run() {
    timer = left > 1 ? setTimeout(run) : undefined;
    step();
  }

  function stop() {
    clearTimeout(timer);
    timer = undefined;
  }

  /** What is left, now. */
  function finish() {
    if (held) return;
    stop();
    while (left > 0) step();
  }

  return {
    /** All of it anew, from where it had come to: who types on and on sees each part move. */
    start() {
      left = parts.length;
      told(true);
      if (!held) timer ??= setTimeout(run);
    },
    /** Nothing of it is painted any more. */
    end() {
      stop();
      left = 0;
    },
    finish,
    /** What they look like is here. */
    release() {
      held = false;
      finish();
    },
  };
}
