/** Which guides somebody's words are about: those with the longest of their phrases in it first, as the assistant looks. */

import type { GuideBrief } from "@selfcare/client";

const MOST = 3;

export function guidesFor(said: string, guides: readonly GuideBrief[]): readonly GuideBrief[] {
  const typed = ` ${plain(said)} `;
  return guides
    .map((guide) => ({ guide, fits: longest(guide, typed) }))
    .filter(({ fits }) => fits > 0)
    .toSorted((one, other) => other.fits - one.fits)
    .slice(0, MOST)
    .map(({ guide }) => guide);
}

function longest({ words, title }: GuideBrief, typed: string): number {
  const found = [title, ...words].map(plain).filter((phrase) => typed.includes(` ${phrase} `));
  return Math.max(0, ...found.map((phrase) => phrase.length));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
