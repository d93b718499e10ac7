/** Every word of the page itself, in the language it is shown in. What the assistant says comes from the server. */

import { en } from "./texts/en";

type Holes<Line extends string> = Line extends `${string}{${infer Hole}}${infer Rest}`
  ? [Hole, ...Holes<Rest>]
  : [];
type Facts<Named extends readonly string[]> = {
  [At in keyof Named]: Named[At] extends "count" ? number : string | number;
};
type Forms = { readonly other: string; readonly [form: string]: string | undefined };
type LineOf<Line extends string> = Holes<Line> extends [] ? string : (...facts: Facts<Holes<Line>>) => string;

/** A line without holes is itself; one with holes is asked with what fills them, in the order of the English ones. */
type In<Part> = Part extends string
  ? LineOf<Part>
  : Part extends Forms
    ? LineOf<Part["other"]>
    : Part extends readonly string[]
      ? readonly string[]
      : { readonly [Name in keyof Part]: In<Part[Name]> };

/** Of another language: what is missing is said in English. */
export type Catalogue = { readonly [name: string]: unknown };
type Parts = Record<string, unknown>;
type Fact = string | number;

export const ENGLISH = "en";
const HOLE = /\{(\w+)\}/g;

export const holesOf = (line: string): string[] => Array.from(line.matchAll(HOLE), ([, name = ""]) => name);

export const isForms = (part: unknown): part is Forms =>
  typeof part === "object" && part !== null && typeof (part as Parts).other === "string";

const isLine = (part: unknown): part is string => typeof part === "string";

const isParts = (part: unknown): part is Parts =>
  typeof part === "object" && part !== null && !Array.isArray(part);

/** What the page speaks now. */
export let language = ENGLISH;

export const texts = speech(en, {}, ENGLISH) as In<typeof en>;

/** From here on the page speaks it: each part that somebody holds already is the same one with other words in it. */
export function speak(catalogue: Catalogue, tag: string): void {
  language = tag;
  become(texts as unknown as Parts, speech(en, catalogue, tag) as Parts);
}

function become(now: Parts, next: Parts): void {
  for (const [name, part] of Object.entries(next)) {
    const before = now[name];
    if (isParts(before) && isParts(part)) become(before, part);
    else now[name] = part;
  }
}

function speech(english: unknown, own: unknown, tag: string): unknown {
  if (typeof english === "string")
    return isLine(own) ? line(english, own, tag) : line(english, english, ENGLISH);
  if (isForms(english)) {
    return isForms(own) || isLine(own)
      ? line(english.other, own, tag)
      : line(english.other, english, ENGLISH);
  }
  if (Array.isArray(english)) return Array.isArray(own) && own.length === english.length ? own : english;
  const parts = isParts(own) ? own : {};
  return Object.fromEntries(
    Object.entries(english as Parts).map(([name, part]) => [name, speech(part, parts[name], tag)]),
  );
}

function line(english: string, own: string | Forms, tag: string): unknown {
  const names = holesOf(english);
  if (names.length === 0) return isLine(own) ? own : own.other;
  return (...facts: Fact[]) => {
    const form = isLine(own) ? own : (own[new Intl.PluralRules(tag).select(Number(facts[0]))] ?? own.other);
    return form.replace(HOLE, (hole, name: string) => {
      const fact = facts[names.indexOf(name)] ?? hole;
      return typeof fact === "number" ? fact.toLocaleString(tag) : fact;
    });
  };
}
