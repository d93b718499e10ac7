/** The portal: starts it and draws it. */

import "@selfcare/ui/tokens.css";
import "@selfcare/ui/controls.css";
import "@selfcare/ui/pages.css";
import "@selfcare/ui/charts.css";
import "@selfcare/ui/dialog.css";
import "@selfcare/ui/forms.css";
import "./styles/shell.css";
import "./styles/top.css";
import "./styles/nav.css";
import "./styles/door.css";
import "./styles/home.css";
import "./styles/dock.css";
import "./styles/bills.css";
import "./styles/paying.css";
import "./styles/usage.css";
import "./styles/plan.css";
import "./styles/account.css";
import "./styles/help.css";
import "./styles/care.css";
import { followTheme } from "@selfcare/ui";
import { render } from "preact";
import { App } from "./app";
import { workOffline } from "./offline";
import { Portal, PortalHere } from "./portal";

const place = document.getElementById("portal");
if (place !== null) {
  followTheme();
  const portal = new Portal();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) portal.refresh();
  });
  render(
    <PortalHere value={portal}>
      <App />
    </PortalHere>,
    place,
  );
  void portal.start();
  workOffline();
}
