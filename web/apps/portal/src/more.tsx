/** What is of the person and not of a page: the colours, the phone, and signing out. */

import type { Customer } from "@selfcare/client";
import { Button, Choices, chooseTheme, chosenTheme, Dialog, Icon, type Theme, useStore } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Go } from "./link";
import { navFor } from "./pages";
import { usePortal } from "./portal";
import { texts } from "./texts";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

export function More({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const words = texts.more;
  const portal = usePortal();
  const { brand } = useStore(portal);
  const { stillSignedIn } = useStore(portal.who);
  return (
    <Dialog id="more" title={words.title} close={texts.close} kind="sheet-dialog" onClose={onClose}>
      <div class="dialog-body">
        <Beside customer={customer} onClose={onClose} />
        <Colours />
        {brand !== null && (
          <a class="button" href={`tel:${brand.phone.replaceAll(/[^+\d]/g, "")}`}>
            <Icon name="phone" />
            {words.call(brand.phone, brand.phone_hours)}
          </a>
        )}
        <div class="more-out">
          <p>{words.signedIn(customer.name)}</p>
          {stillSignedIn && (
            <p class="error" role="alert">
              {words.stillSignedIn}
            </p>
          )}
          <Button onPress={() => void portal.who.signOut()}>
            <Icon name="leave" />
            {words.signOut}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The pages that a phone's bar has no room for. */
function Beside({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  return (
    <ul class="ways more-ways">
      {navFor(customer)
        .filter(({ isBehindMore }) => isBehindMore)
        .map(({ to, icon, title }) => (
          <li key={to} onClickCapture={onClose}>
            <Go to={to}>
              <span>
                <Icon name={icon} />
                {title}
              </span>
              <Icon name="next" />
            </Go>
          </li>
        ))}
    </ul>
  );
}

function Colours() {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (value: string) => {
    const chosen = THEMES.find((one) => one === value) ?? "system";
    chooseTheme(chosen);
    setTheme(chosen);
  };
  const choices = THEMES.map((value) => ({ value, label: texts.more.themes[value] }));
  return <Choices name="theme" legend={texts.more.theme} {...{ choices }} chosen={theme} onChoose={choose} />;
}
