/** A walk through a guide: where it stands, what was tried, and the way back. It survives a reload. */

import type { Guide, GuideChoice } from "@selfcare/client";

interface Stand {
  at: string;
  tried: readonly string[];
}

export interface Walk extends Stand {
  before: readonly Stand[];
}

/** Where the guide goes on with what a test has found; narrower words, with the first step of the test, come first. */
export function entryFor(guide: Guide, found: string | null): string {
  if (found === null) return guide.start;
  const [verdict] = found.split("/");
  const tested = guide.findings.filter(({ check }) => check === "line_test");
  const entry = tested.find((one) => one.found === found) ?? tested.find((one) => one.found === verdict);
  return entry?.go ?? guide.start;
}

export function begin(guide: Guide, found: string | null, at: string | null): Walk {
  const isKnown = at !== null && (at in guide.steps || at in guide.outcomes);
  const tried = found === null ? [] : [`Line test: ${found.split("/")[0]?.replaceAll("_", " ")}`];
  return { at: isKnown ? at : entryFor(guide, found), tried, before: [] };
}

/** `wasDone` says whether what the choice has us do succeeded. */
export function take(walk: Walk, choice: GuideChoice, wasDone = true): Walk {
  const { at, tried, before } = walk;
  const line = choice.tried;
  return {
    at: wasDone || choice.refused === null ? choice.go : choice.refused,
    tried: line === null ? tried : [...tried.filter((one) => one !== line), line],
    before: [...before, { at, tried }],
  };
}

export function back(walk: Walk): Walk {
  const last = walk.before.at(-1);
  return last === undefined ? walk : { ...last, before: walk.before.slice(0, -1) };
}

/** Kept from another day, it may name what is no longer there. */
export function fits(guide: Guide, walk: Walk | null): walk is Walk {
  return walk !== null && [walk, ...walk.before].every(({ at }) => at in guide.steps || at in guide.outcomes);
}
