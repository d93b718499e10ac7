/** A language that nobody speaks: every line longer, and written from the right. What is not in it is not translatable. */

import { isForms } from "../src/texts";

export const PSEUDO = "ar-XB";

const LETTERS = "aeiouyAEIOUYcnsCNS";
const ACCENTED = "àéîöûýÀÉÎÖÛÝçñšÇÑŠ";
const ABOUT_A_THIRD = 3;
/** Marks that a line is written from the right, whatever letters it begins with. */
const RIGHT_TO_LEFT = "\u200f";

export function pseudo(part: unknown): unknown {
  if (typeof part === "string") return longer(part);
  if (isForms(part)) return formsOf(part.other);
  if (Array.isArray(part)) return part.map(pseudo);
  return Object.fromEntries(Object.entries(part as object).map(([name, inner]) => [name, pseudo(inner)]));
}

function formsOf(other: string): Record<string, string> {
  const forms = new Intl.PluralRules(PSEUDO).resolvedOptions().pluralCategories;
  return Object.fromEntries(forms.sort().map((form) => [form, longer(other)]));
}

function longer(line: string): string {
  const accented = line
    .split(/(\{\w+\})/)
    .map((piece) => (piece.startsWith("{") ? piece : Array.from(piece, accent).join("")))
    .join("");
  const more = "~".repeat(Math.ceil(line.length / ABOUT_A_THIRD));
  return `${RIGHT_TO_LEFT}[${accented} ${more}]${RIGHT_TO_LEFT}`;
}

const accent = (letter: string): string => ACCENTED[LETTERS.indexOf(letter)] ?? letter;
