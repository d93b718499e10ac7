/** What a text costs: how many messages it becomes, and which letter makes it more. */

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** These take the place of two. */
const EXTENDED = "\f^{}\\[~]|€";
const SIZES = { gsm: { alone: 160, together: 153 }, ucs2: { alone: 70, together: 67 } };
/** Changed for the plain letter on the way out, so they cost nothing more. */
const PLAIN: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u201b\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " "],
  [/[\u200b\u2060\ufeff\u00ad]/g, ""],
  [/\u2026/g, "..."],
  [/\u2022/g, "-"],
  [/\u20b9/g, "Rs "],
];

export interface Cost {
  parts: number;
  units: number;
  /** How many units there is room for in so many parts. */
  room: number;
  /** The first letter that a plain text has not; null if there is none. */
  jump: string | null;
}

export function costOf(text: string): Cost {
  const swapped = PLAIN.reduce((words, [letters, plain]) => words.replace(letters, plain), text);
  const letters = [...swapped];
  const jump = letters.find((letter) => !BASIC.includes(letter) && !EXTENDED.includes(letter)) ?? null;
  const { alone, together } = jump === null ? SIZES.gsm : SIZES.ucs2;
  const costs = letters.map((letter) =>
    jump === null ? (EXTENDED.includes(letter) ? 2 : 1) : letter.length,
  );
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  if (units <= alone) return { parts: 1, units, room: alone, jump };
  const parts = split(costs, together);
  return { parts, units, room: parts * together, jump };
}

/** Neither an escape nor half an emoji ends a part. */
function split(costs: readonly number[], together: number): number {
  let [parts, used] = [1, 0];
  for (const cost of costs) {
    if (used + cost > together) [parts, used] = [parts + 1, 0];
    used += cost;
  }
  return parts;
}
