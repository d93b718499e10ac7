/** Tags of languages: which file fits one best, and which way it is written. */

/** Written from right to left. */
const LEFTWARD = new Set(["ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"]);

export const directionOf = (language: string): "ltr" | "rtl" =>
  LEFTWARD.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";

/** "pt-BR" is content with "pt". Null: English will do. */
export function fitting(wanted: string, there: readonly string[]): string | null {
  const parts = wanted.split("-");
  const tags = parts.map((_, at) => parts.slice(0, parts.length - at).join("-"));
  return tags.find((tag) => there.includes(tag)) ?? null;
}

/** "./texts/pt-BR.json" is of "pt-BR". */
export const tagOf = (path: string): string => path.replace(/^.*\/|\.json$/g, "");
