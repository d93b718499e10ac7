/** The button's words, in the language of the page around it where there is a file for that. */

import { fitting, tagOf } from "../tags";
import { launcher } from "../texts/launcher";

export type Words = { readonly [Name in keyof typeof launcher]: string };

/** Without the made-up language of the tests. */
const FILES = import.meta.glob<Partial<Words>>(["../texts/*.json", "!../texts/*-X?.json"], {
  eager: true,
  import: "launcher",
});

export function wordsIn(language: string): Words {
  const files = new Map(Object.entries(FILES).map(([path, words]) => [tagOf(path), words]));
  return { ...launcher, ...files.get(fitting(language, [...files.keys()]) ?? "") };
}

export const filled = (line: string, facts: Record<string, string | number>): string =>
  line.replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole));
