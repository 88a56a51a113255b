/** What stands under an answer: painted after the frame that shows it, a part at a time, so that a key never waits for more than one. */

/**
 * @param {(() => void)[]} parts each paints what is newest
 * @param {(busy: boolean) => void} told
 */
export function createFollow(parts, told) {
  let next = 0;
  let left = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function step() {
    const part = parts[next];
    next = (next + 1) % parts.length;
    left -= 1;
    if (left === 0) told(false);
    part();
  }

  function run() {
    timer = left > 1 ? setTimeout(run) : undefined;
    step();
  }

  return {
    /** All of it anew, from where it had come to: who types on and on sees each part move. */
    start() {
      left = parts.length;
      told(true);
      timer ??= setTimeout(run);
    },
    /** What is left, now. */
    finish() {
      clearTimeout(timer);
      timer = undefined;
      while (left > 0) step();
    },
  };
}
