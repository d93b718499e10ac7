/** The chat page: starts the conversation and draws it. */

import "@selfcare/ui/tokens.css";
import "@selfcare/ui/controls.css";
import "@selfcare/ui/tray.css";
import "./styles/page.css";
import "./styles/messages.css";
import "./styles/turn.css";
import "./styles/cards.css";
import "./styles/more_cards.css";
import "./styles/files.css";
import "./styles/forms.css";
import "./styles/own.css";
import "./styles/line.css";
import "./styles/launched.css";
import { createApi, createOwnApi } from "@selfcare/client";
import { render } from "preact";
import { Chat } from "./chat";
import { askHost, onTold, toldLook } from "./host";
import { learn } from "./language";
import { wear } from "./look";
import { Own } from "./own";
import { Page } from "./page";
import { directionOf } from "./tags";

/** On phones whose keyboard covers the page instead of shrinking it, the message box stays above the keyboard. */
function followKeyboard(view: VisualViewport): void {
  const fit = () => document.documentElement.style.setProperty("--visible", `${view.height * view.scale}px`);
  view.addEventListener("resize", fit);
  fit();
}

/** Somebody signs in or out at the site around us. */
function followHost(chat: Chat): void {
  onTold(({ selfcare }) => {
    if (selfcare === "sign-out") void chat.signOut();
    if (selfcare === "identified") void chat.reopen();
  });
}

function start(place: HTMLElement, language: string | null): void {
  const chat = new Chat(createApi(), new Own(createOwnApi(), askHost()));
  const { beside } = chat.own;
  followHost(chat);
  beside.start((draft) => chat.write(draft));
  document.documentElement.toggleAttribute("data-beside", beside.isInPortal);
  document.documentElement.toggleAttribute("data-launched", beside.isOnSite);
  if (window.visualViewport) followKeyboard(window.visualViewport);
  render(<Page chat={chat} language={language} />, place);
  void chat.open();
}

async function begin(place: HTMLElement): Promise<void> {
  const { theme, dir, lang } = toldLook();
  const language = lang === null ? null : await learn(lang);
  wear({ theme: theme ?? null, dir: dir ?? (language === null ? null : directionOf(language)) });
  start(place, language);
}

const place = document.getElementById("chat");
if (place !== null) void begin(place);
