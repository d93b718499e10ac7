/** Times in words. */

const MINUTE = 60_000;

export function clock(at: string | number, locale: string, seconds = false): string {
  const shape: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  return new Date(at).toLocaleTimeString(locale, seconds ? { ...shape, second: "2-digit" } : shape);
}

export function day(at: string | number, locale: string): string {
  return new Date(at).toLocaleDateString(locale, { weekday: "short", day: "numeric", month: "long" });
}

/** Whole minutes between the two, never less than none. */
export function minutes(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / MINUTE));
}
