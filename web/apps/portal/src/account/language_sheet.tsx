/** The language that somebody is written to in. */

import type { Customer } from "@selfcare/client";
import { Button, Choices, Dialog } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { accountTexts } from "./texts_account";

const words = accountTexts.sheets.language;

interface Props {
  customer: Customer;
  onDone: (said: string) => void;
  onClose: () => void;
}

export function LanguageSheet({ customer, onDone, onClose }: Props) {
  const { api } = usePortal();
  const [code, setCode] = useState(customer.language.code);
  const change = useChange();
  const name = customer.languages.find((one) => one.code === code)?.name ?? code;
  const submit = (event: Event) => {
    event.preventDefault();
    void change.make(code, async (once) => {
      await api.chooseLanguage(code, once);
      onDone(words.done(name));
      onClose();
    });
  };
  return (
    <Dialog id="language" title={words.title} close={texts.close} onClose={onClose}>
      <form class="dialog-body form" noValidate onSubmit={submit}>
        <Choices
          name="language"
          legend={words.legend}
          choices={customer.languages.map((one) => ({ value: one.code, label: one.name }))}
          chosen={code}
          onChoose={setCode}
        />
        <Refused why={change.error} />
        <Button kind="main" type="submit" inert={change.busy}>
          {words.confirm(name)}
        </Button>
      </form>
    </Dialog>
  );
}
