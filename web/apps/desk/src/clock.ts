/** Times in words. */

const MINUTE = 60_000;

export function clock(at: string | number, locale: string, seconds = false): string {
  const shape = { hour: "2-digit", minute: "2-digit", ...(seconds ? { second: "2-digit" } : {}) } as const;
  return new Date(at).toLocaleTimeString(locale, shape);
}

export function day(at: string | number, locale: string): string {
  return new Date(at).toLocaleDateString(locale, { weekday: "short", day: "numeric", month: "long" });
}

/** Whole minutes between the two, never less than none. */
export function minutes(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / MINUTE));
}
