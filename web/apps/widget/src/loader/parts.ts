/** Button and panel as elements of the page, in a tree of their own that its styles do not reach. */

import { brand } from "./brand";
import { sheet } from "./styles";
import { filled, type Words } from "./words";

const SVG = "http://www.w3.org/2000/svg";
const BUBBLE = "M4 5h16v11H9l-5 4z";
const CROSS = "M6 6l12 12M18 6L6 18";

export interface Parts {
  host: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
  badge: HTMLElement;
  dialog: HTMLDialogElement;
  waiting: HTMLElement;
  slow: HTMLElement;
  fold: HTMLButtonElement;
  again: HTMLButtonElement;
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string, ...inside: (Node | string)[]) {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...inside);
  if (made instanceof HTMLButtonElement) made.type = "button";
  return made;
}

function icon(path: string): SVGElement {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(document.createElementNS(SVG, "path"));
  drawn.firstElementChild?.setAttribute("d", path);
  return drawn;
}

export function parts(words: Words): Parts {
  const host = make("div", "");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet()];
  const badge = make("span", "badge");
  const button = make("button", "launcher", icon(BUBBLE), words.label, badge);
  button.ariaHasPopup = "dialog";
  const { fold, again, slow, waiting } = waitingPart(words);
  const dialog = make("dialog", "", waiting);
  dialog.ariaLabel = filled(words.chat, { brand: brand.name });
  badge.hidden = true;
  root.append(button, dialog);
  return { host, root, button, badge, dialog, waiting, slow, fold, again };
}

/** Until the chat is there, and where it can't be reached: a way back, another try, and the phone. */
function waitingPart(words: Words) {
  const fold = make("button", "fold", icon(CROSS));
  fold.ariaLabel = words.fold;
  const again = make("button", "again", words.again);
  const call = make("a", "", `${brand.phone} (${brand.hours})`);
  call.href = `tel:${brand.phone.replaceAll(/[^+\d]/g, "")}`;
  const slow = make("div", "", make("p", "", words.slow), call, again);
  slow.hidden = true;
  const told = make("p", "", words.opening);
  const waiting = make("div", "waiting", fold, told, slow);
  told.role = "status";
  return { fold, again, slow, waiting };
}
