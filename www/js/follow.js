/** What stands under an answer: painted after the frame that shows it, a part at a time, so that a key never waits for more than one. */

/**
 * @param {(() => void)[]} parts each paints what is newest
 * @param {(busy: boolean) => void} told
 * @param {(cause: unknown) => void} failed a part has; the others are painted all the same
 */
export function createFollow(parts, told, failed) {
  let next = 0;
  let left = 0;
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

  return {
    /** All of it anew, from where it had come to: who types on and on sees each part move. */
    start() {
      left = parts.length;
      told(true);
      timer ??= setTimeout(run);
    },
    stop,
    /** What is left, now. */
    finish() {
      stop();
      while (left > 0) step();
    },
  };
}
