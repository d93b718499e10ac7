/** Asking somebody to use a line: who they are, and where they are reached. */

import type { MemberLine } from "@selfcare/client";
import { Button, Dialog, Field } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { peopleTexts } from "./texts_people";

const words = peopleTexts.invite;

interface Props {
  account: string;
  line: MemberLine;
  onDone: (said: string) => void;
  onClose: () => void;
}

export function InviteSheet({ account, line, onDone, onClose }: Props) {
  const { api } = usePortal();
  const [given, setGiven] = useState("");
  const [family, setFamily] = useState("");
  const [value, setValue] = useState("");
  const change = useChange();
  const submit = (event: Event) => {
    event.preventDefault();
    if (given.trim() === "" || family.trim() === "") return change.refuse(words.missingName);
    if (value.trim() === "") return change.refuse(words.missing);
    const body = { service_id: line.id, given_name: given, family_name: family, value };
    void change.make(JSON.stringify(body), async (once) => {
      const { name, ends_at: ends } = await api.invite(account, body, once);
      onDone(words.done(name, ends.display));
    });
  };
  return (
    <Dialog id="invite" title={words.title(line.label)} close={texts.close} onClose={onClose}>
      <form class="dialog-body form" noValidate onSubmit={submit}>
        <p>{words.why}</p>
        <Field id="their-given" label={words.given} value={given} onWrite={setGiven} autocomplete="off" />
        <Field id="their-family" label={words.family} value={family} onWrite={setFamily} autocomplete="off" />
        <Field
          {...{ id: "their-value", label: words.value, hint: words.hint, value, onWrite: setValue }}
          {...{ autocomplete: "off", autocapitalize: "none", spellcheck: false }}
        />
        <Refused why={change.error} />
        <Button kind="main" type="submit" inert={change.busy}>
          {words.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
