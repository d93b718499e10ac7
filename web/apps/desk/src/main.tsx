/** The agents' page: finds out who is here, and draws the desk. */

import "@selfcare/ui/tokens.css";
import "@selfcare/ui/controls.css";
import "@selfcare/ui/dialog.css";
import "@selfcare/ui/tray.css";
import "./styles/page.css";
import "./styles/log_in.css";
import "./styles/bar.css";
import "./styles/list.css";
import "./styles/thread.css";
import "./styles/said.css";
import "./styles/composer.css";
import "./styles/panel.css";
import "./styles/sheets.css";
import "./styles/board.css";
import "./styles/office.css";
import "./styles/calls.css";
import "./styles/forced.css";
import { createDeskApi, here } from "@selfcare/client";
import { render } from "preact";
import { Desk } from "./desk";
import { Page } from "./page";

const place = document.getElementById("desk");
if (place !== null) {
  const desk = new Desk(createDeskApi(), here);
  render(<Page desk={desk} />, place);
  void desk.begin();
}
