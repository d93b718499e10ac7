/** What must not go out by mistake: gaps that were not filled in, words meant for colleagues, card numbers. */

import type { Note } from "@selfcare/client";

const GAP = /\{[a-z_]+(?:\.[a-z_]+)*\}/;
/** An @ in front of a name; one inside an e-mail address names nobody. */
const MENTION = /(?:^|\s)@\p{L}/u;
const DIGITS = /\d(?:[ -]?\d){12,18}/g;
/** Shorter than that, the same words may stand in both by chance: of a whole note, and of a piece of one. */
const COPIED_FROM = 20;
const PIECE_FROM = 32;

/** The first `{place}` that still has to be filled in. */
export function gapIn(text: string): string | null {
  return GAP.exec(text)?.[0] ?? null;
}

export function isForColleagues(text: string, notes: readonly Note[]): boolean {
  const said = even(text);
  return MENTION.test(text) || notes.some((note) => isCopied(even(note.text), said));
}

function isCopied(note: string, said: string): boolean {
  if (note.length < PIECE_FROM) return note.length >= COPIED_FROM && said.includes(note);
  const starts = Array.from({ length: note.length - PIECE_FROM + 1 }, (_, start) => start);
  return starts.some((start) => said.includes(note.slice(start, start + PIECE_FROM)));
}

/** Whatever happened to blanks and lines on the way. */
const even = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

/** Card numbers are masked before they stand anywhere; a number that no card has is left. */
export function withoutCards(text: string): string {
  return text.replaceAll(DIGITS, (found) => {
    const digits = found.replaceAll(/\D/g, "");
    return passesLuhn(digits) ? `•••• ${digits.slice(-4)}` : found;
  });
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}
