/** How button and panel look. A sheet of their own, made by script: no content policy has to allow an inline style. */

import { brand } from "./brand";
import type { Look } from "./look";
import rules from "./styles.css?inline";

/** On a phone the panel is the whole screen, and what is behind it waits. */
export const wholeScreen = matchMedia("(max-width: 37.49rem), (max-height: 24rem)");

export function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}

export function wear(host: HTMLElement, { theme, dir }: Look): void {
  host.dir = dir;
  host.dataset.theme = theme;
  host.dataset.corner = brand.corner;
  for (const [name, colour] of Object.entries(brand[theme])) host.style.setProperty(`--${name}`, colour);
}
