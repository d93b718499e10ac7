/** How the page around looks: what its script tag says of it, else what can be seen. Told anew when it changes. */

import { directionOf } from "../tags";

export interface Look {
  theme: "light" | "dark";
  dir: "ltr" | "rtl";
}

const page = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

export const languageOf = ({ lang }: DOMStringMap): string => lang ?? (page.lang || "en");

export const lookOf = (said: DOMStringMap): Look => ({ theme: themeOf(said), dir: dirOf(said) });

/** A page that says nothing of the dark is light, whatever the system says. */
function themeOf({ theme }: DOMStringMap): Look["theme"] {
  const chosen = theme ?? page.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  const schemes = getComputedStyle(page).colorScheme.split(" ");
  if (!schemes.includes("dark")) return "light";
  return schemes.includes("light") && !dark.matches ? "light" : "dark";
}

function dirOf({ dir, lang }: DOMStringMap): Look["dir"] {
  if (dir === "ltr" || dir === "rtl") return dir;
  if (lang !== undefined) return directionOf(lang);
  return getComputedStyle(page).direction === "rtl" ? "rtl" : "ltr";
}

export function onLook(changed: () => void): void {
  dark.addEventListener("change", changed);
  const attributeFilter = ["class", "data-theme", "dir", "style"];
  new MutationObserver(changed).observe(page, { attributes: true, attributeFilter });
}
