/** How long to wait before the next try: doubling, never the same for everybody, and never long while somebody looks. */

const FIRST_MS = 500;
const LONGEST_MS = 2_000;
const LONGEST_UNSEEN_MS = 30_000;

/** The wait after `failures` failures in a row, between half and all of the doubled time. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const longest = isSeen() ? LONGEST_MS : LONGEST_UNSEEN_MS;
  const whole = Math.min(longest, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random();
}

/** How long to wait for an answer: soon given up at first, for the link may be dead; longer each time, it may be slow. */
export function patience(failures: number, first = 1_500): number {
  return Math.min(10_000, first * 2 ** Math.max(0, failures));
}

/** Whether the page is in sight. */
export function isSeen(): boolean {
  return document.visibilityState === "visible";
}
