/** The passkeys of a customer: making one, naming it, taking it away. */

import { canUsePasskeys, type KeptPasskey } from "@selfcare/client";
import { Bones, Button, Card, Dialog, Field } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { usePasskeys } from "../reading/read";
import { texts } from "../texts";
import { Done, Sure } from "./account_parts";
import { accountTexts } from "./texts_account";
import { securityTexts } from "./texts_security";
import { useAddPasskey } from "./use_add_passkey";

const words = securityTexts.passkeys;
type Asking = { about: "name" | "remove"; passkey: KeptPasskey };

export function PasskeysCard() {
  const { api } = usePortal();
  const passkeys = usePasskeys();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState("");
  const done = (told: string) => {
    setAsking(null);
    setSaid(told);
    passkeys.again();
  };
  const remove = ({ id, name }: KeptPasskey) => (
    <Sure
      id="remove-passkey"
      title={words.removeTitle(name)}
      why={words.removeWhy}
      confirm={words.removeDo}
      keep={words.keep}
      request={() => api.removePasskey(id)}
      onDone={() => done(words.removed(name))}
      onClose={() => setAsking(null)}
    />
  );
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <p>{words.why}</p>
      <Done said={said} />
      <Part of={passkeys} what={words.what} shape={<Bones lines={["half", "long"]} />}>
        {(all, isStale) => <List {...{ all, isStale }} onAsk={setAsking} />}
      </Part>
      <Add onDone={done} />
      {asking?.about === "name" && (
        <NameSheet passkey={asking.passkey} onDone={done} onClose={() => setAsking(null)} />
      )}
      {asking?.about === "remove" && remove(asking.passkey)}
    </Card>
  );
}

interface ListProps {
  all: readonly KeptPasskey[];
  isStale: boolean;
  onAsk: (asking: Asking) => void;
}

function List({ all, isStale, onAsk }: ListProps) {
  if (all.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="own-list">
      {all.map((passkey) => (
        <li key={passkey.id}>
          <div>
            <p class="own-name">{passkey.name}</p>
            <p class="quiet">
              {words.made(passkey.made_at.display)} ·{" "}
              {passkey.used_at === null ? words.unused : words.used(passkey.used_at.display)}
            </p>
          </div>
          {!isStale && <Acts {...{ passkey, onAsk }} />}
        </li>
      ))}
    </ul>
  );
}

function Acts({ passkey, onAsk }: { passkey: KeptPasskey; onAsk: (asking: Asking) => void }) {
  return (
    <div class="own-acts">
      <Button
        kind="plain"
        aria-haspopup="dialog"
        aria-label={words.renameAloud(passkey.name)}
        onPress={() => onAsk({ about: "name", passkey })}
      >
        {words.rename}
      </Button>
      <Button
        kind="plain"
        aria-haspopup="dialog"
        aria-label={words.removeAloud(passkey.name)}
        onPress={() => onAsk({ about: "remove", passkey })}
      >
        {words.remove}
      </Button>
    </div>
  );
}

function Add({ onDone }: { onDone: (said: string) => void }) {
  const { attempt, add } = useAddPasskey(({ name }) => onDone(words.added(name)));
  if (!canUsePasskeys()) return <p class="quiet">{words.notHere}</p>;
  return (
    <div class="form">
      <Refused why={attempt.error} />
      <p role="status" class="quiet">
        {attempt.busy ? words.adding : ""}
      </p>
      <div class="acts">
        <Button inert={attempt.busy} onPress={add}>
          {words.add}
        </Button>
      </div>
    </div>
  );
}

interface NameProps {
  passkey: KeptPasskey;
  onDone: (said: string) => void;
  onClose: () => void;
}

function NameSheet({ passkey, onDone, onClose }: NameProps) {
  const { api } = usePortal();
  const [name, setName] = useState(passkey.name);
  const change = useChange();
  const submit = (event: Event) => {
    event.preventDefault();
    if (name.trim() === "") return change.refuse(words.nameMissing);
    void change.make(name, async () => {
      const kept = await api.namePasskey(passkey.id, name);
      onDone(words.renamed(kept.name));
    });
  };
  return (
    <Dialog id="passkey-name" title={words.renameTitle} close={texts.close} onClose={onClose}>
      <form class="dialog-body form" noValidate onSubmit={submit}>
        <Field
          {...{ id: "passkey-name-field", label: words.name, value: name, onWrite: setName }}
          {...{ error: change.error || null, maxLength: 60, autocomplete: "off" }}
        />
        <Button kind="main" type="submit" inert={change.busy}>
          {words.save}
        </Button>
        <Button onPress={onClose}>{accountTexts.sheets.keep}</Button>
      </form>
    </Dialog>
  );
}
