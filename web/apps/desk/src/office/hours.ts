/** Opening hours as people type them, and as the api keeps them. */

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Span = [string, string];

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** Null where something in it is no span of a day. */
export function spansIn(typed: string): Span[] | null {
  const parts = typed
    .toLowerCase()
    .split(/,|;|\band\b/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const spans = parts.map(spanIn).filter((span) => span !== null);
  return spans.length === parts.length ? spans : null;
}

/** Each ends after it begins, and before the next begins. Written alike, times sort as text. */
export function areInOrder(spans: readonly Span[]): boolean {
  const edges = [...spans].sort().flat();
  const sorted = [...edges].sort();
  return spans.every(([begin, end]) => begin < end) && edges.every((edge, at) => edge === sorted[at]);
}

export function written(spans: readonly Span[]): string {
  return spans.map((span) => span.join("-")).join(", ");
}

function spanIn(part: string): Span | null {
  const found = SPAN.exec(part);
  if (found === null) return null;
  const [, fromHour = "", fromMinute = "00", toHour = "", toMinute = "00"] = found;
  const begin = `${fromHour.padStart(2, "0")}:${fromMinute}`;
  const end = `${toHour.padStart(2, "0")}:${toMinute}`;
  return isTime(begin) && (isTime(end) || end === "24:00") ? [begin, end] : null;
}

const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
