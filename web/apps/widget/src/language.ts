/** Which language the page speaks: the one that whoever shows it asks for, as far as there is a file for it. */

import { fitting, tagOf } from "./tags";
import { type Catalogue, speak } from "./texts";

const FILES = import.meta.glob<Catalogue>("./texts/*.json", { import: "default" });

/** Null where it stays English. Words that cannot be fetched are said in English, not waited for. */
export async function learn(wanted: string): Promise<string | null> {
  const files = new Map(Object.entries(FILES).map(([path, read]) => [tagOf(path), read]));
  const tag = fitting(wanted, [...files.keys()]);
  const read = files.get(tag ?? "");
  if (tag === null || read === undefined) return null;
  try {
    speak(await read(), tag);
    return tag;
  } catch {
    return null;
  }
}
