/** The account: what we have of somebody, and the ways to what they can decide. */

import type { Customer } from "@selfcare/client";
import { Button, Card, Icon, PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Done, type Row, Rows } from "../account/account_parts";
import { ContactSheet } from "../account/contact_sheet";
import { AddressSheet, NameSheet } from "../account/details_sheet";
import { LanguageSheet } from "../account/language_sheet";
import { accountTexts as words } from "../account/texts_account";
import { Go } from "../link";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";

type Sheet = "name" | "email" | "phone" | "address" | "language";

export default function Account({ customer }: PageProps) {
  const { who } = usePortal();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    void who.ask();
  };
  return (
    <div class="account">
      <PageHeading title={words.title} tab={words.tab}>
        <p class="lead-in">{words.lead}</p>
      </PageHeading>
      <div class="account-parts">
        <Card kind="tile">
          <h2 class="tile-title">{words.details}</h2>
          <Done said={said} />
          <Rows rows={rowsOf(customer, setSheet)} />
        </Card>
        <Ways />
      </div>
      {sheet !== null && <SheetOf {...{ sheet, customer }} onDone={done} onClose={() => setSheet(null)} />}
    </div>
  );
}

interface SheetProps {
  sheet: Sheet;
  customer: Customer;
  onDone: (said: string) => void;
  onClose: () => void;
}

function SheetOf({ sheet, ...rest }: SheetProps) {
  if (sheet === "name") return <NameSheet {...rest} />;
  if (sheet === "address") return <AddressSheet {...rest} />;
  if (sheet === "language") return <LanguageSheet {...rest} />;
  return <ContactSheet field={sheet} {...rest} />;
}

function rowsOf(
  { name, email, phone, home, language, languages }: Customer,
  open: (sheet: Sheet) => void,
): Row[] {
  const address = [home.address, home.postcode].filter(Boolean).join(", ");
  const row = (sheet: Sheet, is: string | null) => ({
    term: words[sheet],
    is: is || words.none,
    act: (
      <Button
        kind="plain"
        aria-haspopup="dialog"
        aria-label={(is ? words.change : words.addAloud)(words[sheet].toLowerCase())}
        onPress={() => open(sheet)}
      >
        {is ? words.changeShort : words.add}
      </Button>
    ),
  });
  return [
    row("name", name),
    row("email", email),
    row("phone", phone?.display ?? null),
    row("address", address),
    languages.length > 1
      ? row("language", language.name)
      : { term: words.language, is: words.onlyLanguage(language.name) },
  ];
}

function Ways() {
  return (
    <nav aria-label={words.more}>
      <Card kind="tile">
        <ul class="ways account-ways">
          {Object.entries(words.ways).map(([path, { title, is }]) => (
            <li key={path}>
              <Go to={`/account/${path}`}>
                <span>
                  {title}
                  <span class="quiet">{is}</span>
                </span>
                <Icon name="next" />
              </Go>
            </li>
          ))}
        </ul>
      </Card>
    </nav>
  );
}
