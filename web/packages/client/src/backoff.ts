/** How long to wait before the next try: doubling, never the same for everybody, never more than half a minute. */

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** The wait after `failures` failures in a row, between half and all of the doubled time. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random();
}
