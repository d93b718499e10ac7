/** How long ago something was, as people say it; null where it is a day or longer and the day itself says more. */

const MINUTE_MS = 60_000;

export function ago(at: string, locale: string, justNow: string, now = Date.now()): string | null {
  const minutes = Math.max(0, Math.round((now - new Date(at).getTime()) / MINUTE_MS));
  const said = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (minutes === 0) return justNow;
  if (minutes < 60) return said.format(-minutes, "minute");
  return minutes < 24 * 60 ? said.format(-Math.round(minutes / 60), "hour") : null;
}
