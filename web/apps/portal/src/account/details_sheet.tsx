/** A new name or postal address: written, then what changes and what stays, and only then that it is done. */

import type { Customer, DetailsQuote, DetailsReceipt } from "@selfcare/client";
import { Button, Dialog, Facts, Field } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { accountTexts } from "./texts_account";

const words = accountTexts.sheets;

interface Props {
  customer: Customer;
  onDone: (said: string) => void;
  onClose: () => void;
}

export function NameSheet({ customer, onDone, onClose }: Props) {
  const { api } = usePortal();
  const [given, setGiven] = useState(customer.given_name);
  const [family, setFamily] = useState(customer.family_name);
  const own = words.name;
  const isWhole = given.trim() !== "" && family.trim() !== "";
  return (
    <Quoted
      {...{ onDone, onClose }}
      id="name"
      title={own.title}
      missing={isWhole ? null : own.missing}
      wish={`${given} ${family}`}
      ask={(once) => api.quoteName({ given_name: given, family_name: family }, once)}
      confirm={(quote, once) => api.changeName(quote, once)}
      deed={({ after }) => own.confirm(after)}
    >
      <Field id="given" label={own.given} value={given} onWrite={setGiven} autocomplete="given-name" />
      <Field id="family" label={own.family} value={family} onWrite={setFamily} autocomplete="family-name" />
    </Quoted>
  );
}

export function AddressSheet({ customer, onDone, onClose }: Props) {
  const { api } = usePortal();
  const [address, setAddress] = useState(customer.home.address ?? "");
  const [postcode, setPostcode] = useState(customer.home.postcode ?? "");
  const own = words.address;
  const isWhole = address.trim() !== "" && postcode.trim() !== "";
  return (
    <Quoted
      {...{ onDone, onClose }}
      id="postal"
      title={own.title}
      missing={isWhole ? null : own.missing}
      wish={`${address} ${postcode}`}
      ask={(once) => api.quoteAddress({ address, postcode }, once)}
      confirm={(quote, once) => api.changeAddress(quote, once)}
      deed={() => own.confirm}
    >
      <p>{own.why}</p>
      <Field
        id="street"
        label={own.address}
        value={address}
        onWrite={setAddress}
        autocomplete="street-address"
      />
      <Field
        id="postcode"
        label={own.postcode}
        value={postcode}
        onWrite={setPostcode}
        autocomplete="postal-code"
      />
    </Quoted>
  );
}

interface QuotedProps {
  id: string;
  title: string;
  /** What is not filled in yet. */
  missing: string | null;
  wish: string;
  ask: (once: string) => Promise<DetailsQuote>;
  confirm: (quote: string, once: string) => Promise<DetailsReceipt>;
  deed: (quote: DetailsQuote) => string;
  onDone: (said: string) => void;
  onClose: () => void;
  children: ComponentChildren;
}

function Quoted({ id, title, missing, wish, ask, confirm, deed, onDone, onClose, children }: QuotedProps) {
  const [quote, setQuote] = useState<DetailsQuote | null>(null);
  const asking = useChange();
  const submit = (event: Event) => {
    event.preventDefault();
    if (missing !== null) return asking.refuse(missing);
    void asking.make(wish, async (once) => setQuote(await ask(once)));
  };
  return (
    <Dialog {...{ id, title, onClose }} close={texts.close}>
      <div class="dialog-body">
        {quote === null ? (
          <form class="form" noValidate onSubmit={submit}>
            {children}
            <Refused why={asking.error} />
            <Button kind="main" type="submit" inert={asking.busy}>
              {words.go}
            </Button>
          </form>
        ) : (
          <Confirm
            {...{ quote, confirm, onDone, onClose }}
            deed={deed(quote)}
            onBack={() => setQuote(null)}
          />
        )}
      </div>
    </Dialog>
  );
}

interface ConfirmProps extends Pick<QuotedProps, "confirm" | "onDone" | "onClose"> {
  quote: DetailsQuote;
  deed: string;
  onBack: () => void;
}

function Confirm({ quote, confirm, deed, onDone, onClose, onBack }: ConfirmProps) {
  const change = useChange();
  const act = () =>
    change.make(quote.quote_id, async (once) => {
      const { done, number } = await confirm(quote.quote_id, once);
      onDone(`${done} ${words.number} ${number}.`);
      onClose();
    });
  return (
    <div class="form">
      <Facts
        facts={[
          { term: words.before, is: quote.before || accountTexts.none },
          { term: words.after, is: quote.after },
          { term: words.price, is: quote.price.minor === 0 ? words.free : quote.price.display },
        ]}
      />
      <Told title={words.changes} lines={quote.changes} />
      <Told title={words.stays} lines={quote.stays} />
      <p class="quiet">{words.holds(quote.ends_at_display)}</p>
      <Refused why={change.error} />
      <Button kind="main" inert={change.busy} onPress={() => void act()}>
        {deed}
      </Button>
      <Button onPress={onBack}>{words.back}</Button>
    </div>
  );
}

export function Told({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section class="told">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
