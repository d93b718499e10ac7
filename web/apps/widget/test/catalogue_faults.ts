/** What is wrong with a catalogue of another language, part by part, measured by the English one. */

import { holesOf, isForms } from "../src/texts";

type Parts = Record<string, unknown>;

export function faultsOf(english: unknown, own: unknown, tag: string, path = ""): string[] {
  if (own === undefined) return [`${path} is missing`];
  if (typeof english === "string") return ofLine(english, own, path);
  if (isForms(english)) return ofForms(english.other, own, tag, path);
  if (Array.isArray(english)) return ofList(english, own, path);
  if (typeof own !== "object" || own === null) return [`${path} has to be a part with lines of its own`];
  return ofParts(english as Parts, own as Parts, tag, path);
}

function ofParts(english: Parts, own: Parts, tag: string, path: string): string[] {
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const unknown = Object.keys(own).filter((name) => !(name in english));
  return [
    ...unknown.map((name) => `${at(name)} is nowhere said`),
    ...Object.entries(english).flatMap(([name, part]) => faultsOf(part, own[name], tag, at(name))),
  ];
}

function ofLine(english: string, own: unknown, path: string): string[] {
  if (typeof own !== "string" || own.trim() === "") return [`${path} has to be a line`];
  const [wanted, found] = [holesOf(english).sort().join(), holesOf(own).sort().join()];
  return wanted === found ? [] : [`${path} has the holes ${found || "none"} instead of ${wanted || "none"}`];
}

/** Each form that the language has; the number itself may be left out of it, and nothing else. */
function ofForms(english: string, own: unknown, tag: string, path: string): string[] {
  if (!isForms(own)) return [`${path} has to be a line for each form, other among them`];
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const missing = forms.filter((form) => !(form in own)).map((form) => `${path}.${form} is missing`);
  const lines = Object.entries(own).flatMap(([form, line]) => {
    const isWithout = form !== "other" && !holesOf(line ?? "").includes("count");
    return ofLine(isWithout ? english.replace("{count}", "") : english, line, `${path}.${form}`);
  });
  return [...missing, ...lines];
}

function ofList(english: unknown[], own: unknown, path: string): string[] {
  if (!Array.isArray(own) || own.length !== english.length)
    return [`${path} has to be ${english.length} lines`];
  return own.flatMap((line, at) => ofLine(String(english[at]), line, `${path}.${at}`));
}
