/** A new e-mail address or number: a code goes there, and only who reads it there can bring it back. */

import type { ContactChange, ContactField, Customer } from "@selfcare/client";
import { Button, Dialog, Field } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useChange } from "../deeds/use_change";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { accountTexts } from "./texts_account";

const words = accountTexts.sheets;

interface Props {
  field: ContactField;
  customer: Customer;
  onDone: (said: string) => void;
  onClose: () => void;
}

export function ContactSheet({ field, onDone, onClose }: Props) {
  const [value, setValue] = useState("");
  const [sent, setSent] = useState<ContactChange | null>(null);
  const { title } = words[field];
  return (
    <Dialog id="contact" {...{ title, onClose }} close={texts.close}>
      <div class="dialog-body">
        {sent === null ? (
          <Value {...{ field, value }} onWrite={setValue} onSent={setSent} />
        ) : (
          <Code change={sent} {...{ onDone, onClose }} onBack={() => setSent(null)} />
        )}
      </div>
    </Dialog>
  );
}

interface ValueProps {
  field: ContactField;
  value: string;
  onWrite: (value: string) => void;
  onSent: (change: ContactChange) => void;
}

function Value({ field, value, onWrite, onSent }: ValueProps) {
  const { api } = usePortal();
  const change = useChange();
  const box = useRef<HTMLInputElement>(null);
  const { value: label, hint, missing } = words[field];
  const submit = (event: Event) => {
    event.preventDefault();
    box.current?.focus();
    if (value.trim() === "") return change.refuse(missing);
    void change.make(value, async (once) => onSent(await api.beginContact(field, value, once)));
  };
  const kind = field === "email" ? { autocomplete: "email" } : { autocomplete: "tel" };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Field
        {...{ id: "contact-value", label, hint, value, onWrite, field: box, error: change.error || null }}
        {...kind}
        inputMode={field === "email" ? "email" : "tel"}
        autocapitalize="none"
        spellcheck={false}
      />
      <Button kind="main" type="submit" inert={change.busy}>
        {words.code.send}
      </Button>
    </form>
  );
}

interface CodeProps extends Pick<Props, "onDone" | "onClose"> {
  change: ContactChange;
  onBack: () => void;
}

function Code({ change: asked, onDone, onClose, onBack }: CodeProps) {
  const { api } = usePortal();
  const change = useChange();
  const box = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  useEffect(() => box.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const digits = code.replaceAll(/\D/g, "");
    box.current?.focus();
    if (digits.length !== 6) return change.refuse(words.code.missing);
    void change.make(digits, async (once) => {
      const { done, number } = await api.confirmContact(asked.id, digits, once);
      onDone(`${done} ${words.number} ${number}.`);
      onClose();
    });
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <p id="contact-sent">{words.code.sent(asked.sent_to, asked.ends_at_display)}</p>
      <Field
        {...{ id: "contact-code", label: words.code.label, value: code, onWrite: setCode, field: box }}
        {...{ above: "contact-sent", error: change.error || null, class: "code number" }}
        {...{ autocomplete: "one-time-code", inputMode: "numeric", spellcheck: false }}
      />
      <Button kind="main" type="submit" inert={change.busy}>
        {words.code.confirm}
      </Button>
      <Button onPress={onBack}>{words.code.other}</Button>
    </form>
  );
}
