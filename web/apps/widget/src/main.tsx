/** The chat page: starts the conversation and draws it. */

import "@selfcare/ui/tokens.css";
import "@selfcare/ui/controls.css";
import "@selfcare/ui/tray.css";
import "./styles/page.css";
import "./styles/messages.css";
import "./styles/turn.css";
import "./styles/cards.css";
import "./styles/files.css";
import "./styles/forms.css";
import "./styles/own.css";
import "./styles/line.css";
import { createApi, createOwnApi } from "@selfcare/client";
import { followTheme } from "@selfcare/ui";
import { render } from "preact";
import { Chat } from "./chat";
import { askHost, onHostSignOut } from "./host";
import { Own } from "./own";
import { Page } from "./page";

/** On phones whose keyboard covers the page instead of shrinking it, the message box stays above the keyboard. */
function followKeyboard(view: VisualViewport): void {
  const fit = () => document.documentElement.style.setProperty("--visible", `${view.height * view.scale}px`);
  view.addEventListener("resize", fit);
  fit();
}

const place = document.getElementById("chat");
if (place !== null) {
  const chat = new Chat(createApi(), new Own(createOwnApi(), askHost()));
  onHostSignOut(() => void chat.signOut());
  chat.own.beside.start((draft) => chat.write(draft));
  document.documentElement.toggleAttribute("data-beside", chat.own.beside.isHere);
  followTheme();
  if (window.visualViewport) followKeyboard(window.visualViewport);
  render(<Page chat={chat} />, place);
  void chat.open();
}
