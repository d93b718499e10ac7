/** The first step of signing in: where to send the code. */

import { Button, Field, useAttempt } from "@selfcare/ui";
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { Chat } from "./chat";
import { refusalOf } from "./refusals";
import type { SignInStep } from "./state";
import { texts } from "./texts";

export interface StepProps {
  chat: Chat;
  step: SignInStep;
  field: RefObject<HTMLInputElement>;
  onMove: () => void;
  onDone: () => void;
}

export function AddressStep({ chat, step, field, onMove }: StepProps) {
  const words = texts.signIn;
  const [address, setAddress] = useState(step.address);
  const attempt = useAttempt(refusalOf, field);
  const hint = words.addressHint(chat.state.brand?.example_phone ?? "");
  const submit = (event: Event) => {
    event.preventDefault();
    if (address.trim() === "") return attempt.refuse(words.addressMissing);
    void attempt.run(() => chat.signing.sendCode(address.trim(), step.formSeq, onMove));
  };
  const haveCode = () => {
    onMove();
    chat.signing.turnTo({ ...step, step: "code", address });
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>{words.title}</h2>
      <p class="why">{words.why}</p>
      <Field
        {...{ field, error: attempt.error, value: address, onWrite: setAddress }}
        {...{ id: `address-${step.formSeq}`, label: words.address, hint }}
        {...{ autocomplete: "username", autocapitalize: "none", spellcheck: false }}
      />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.sendCode}
      </Button>
      <Button kind="plain" onPress={haveCode}>
        {words.haveCode}
      </Button>
    </form>
  );
}
