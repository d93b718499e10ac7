/** Who is meant by an @name in a note. */

import type { Colleague } from "@selfcare/client";

export type Named = Pick<Colleague, "id" | "name">;

/** By the whole name or the given name, where only one of them has it. */
export function mentionsIn(text: string, colleagues: readonly Named[]): readonly string[] {
  const found = colleagues.filter(({ name }) => {
    if (text.includes(`@${name}`)) return true;
    const given = name.split(" ")[0] ?? name;
    const isOnly = colleagues.filter((one) => one.name.startsWith(`${given} `)).length === 1;
    return isOnly && new RegExp(`@${given}(?![\\p{L}])`, "u").test(text);
  });
  return found.map((one) => one.id);
}

/** What stands after the last @ before the caret, if a name is being typed there. */
export function nameBeingTyped(text: string, caret: number): string | null {
  return /(?:^|\s)@(\p{L}*)$/u.exec(text.slice(0, caret))?.[1] ?? null;
}
