/** Amounts, days and times in the brand's format, where a page works something out itself. */

export interface Formats {
  locale: string;
  timezone: string;
}

/** True minus signs, as the api writes them. */
export function money(minor: number, currency: string, { locale }: Formats): string {
  const shape = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = shape.resolvedOptions().maximumFractionDigits ?? 2;
  return shape.format(minor / 10 ** digits).replace("-", "−");
}

/** Without the pennies where there are none: for a chart, a button, a finding. */
export function roundMoney(minor: number, currency: string, { locale }: Formats): string {
  const options = { style: "currency", currency, maximumFractionDigits: 0 } as const;
  const digits = new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions();
  return new Intl.NumberFormat(locale, options)
    .format(Math.round(minor / 10 ** (digits.maximumFractionDigits ?? 2)))
    .replace("-", "−");
}

/** What somebody typed as an amount, in minor units; null where it is none. Spaces and the currency's sign are no matter. */
export function readAmount(typed: string, currency: string, { locale }: Formats): number | null {
  const shape = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = shape.resolvedOptions().maximumFractionDigits ?? 2;
  const bare = typed.replaceAll(/[^\d.,]/g, "");
  // A mark before the last two digits or fewer parts the pennies, whichever mark it is.
  const parted = /^(.*)[.,](\d{1,2})$/.exec(bare);
  const [whole, rest] = parted && digits > 0 ? [parted[1] ?? "", parted[2] ?? ""] : [bare, ""];
  const pounds = whole.replaceAll(/[.,]/g, "");
  if (pounds === "" && rest === "") return null;
  return Number(pounds || "0") * 10 ** digits + Number(rest.padEnd(digits, "0") || "0");
}

export function clock(at: number | string | Date, { locale, timezone }: Formats): string {
  return new Date(at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", timeZone: timezone });
}

/** Kilobytes as the api writes them: 1.2 GB, 640.5 MB, one decimal and none where it is a nought. */
export function data(kilobytes: number, { locale }: Formats): string {
  const isLarge = kilobytes >= 999_950;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return `${number.format(kilobytes / (isLarge ? 1_000_000 : 1_000))} ${isLarge ? "GB" : "MB"}`;
}

/** "Tue 24 November, 17:00". */
export function dayAndTime(at: number | string | Date, formats: Formats): string {
  const { locale, timezone } = formats;
  const shape = { weekday: "short", day: "numeric", month: "long", timeZone: timezone } as const;
  return `${new Date(at).toLocaleDateString(locale, shape).replace(",", "")}, ${clock(at, formats)}`;
}
