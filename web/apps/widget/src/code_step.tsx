/** The second step of signing in: the code, however it is typed or pasted, and ways on when it does not come. */

import { Button, Field, Icon, useAttempt } from "@selfcare/ui";
import { useRef, useState } from "preact/hooks";
import type { StepProps } from "./address_step";
import { refusalOf } from "./refusals";
import type { SignInStep } from "./state";
import { texts } from "./texts";

const SIX_DIGITS = /^\d{6}$/;

export function CodeStep({ chat, step, field, onMove, onDone }: StepProps) {
  const words = texts.signIn;
  const [code, setCode] = useState("");
  const attempt = useAttempt(refusalOf, field);
  const submit = async (event: Event) => {
    event.preventDefault();
    const digits = code.replaceAll(/[\s.-]/g, "");
    if (digits === "") return attempt.refuse(words.codeMissing);
    if (!SIX_DIGITS.test(digits)) return attempt.refuse(words.codeShape);
    if (await attempt.run(() => chat.signing.withCode(digits))) onDone();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <h2>{words.codeTitle}</h2>
      <SentTo step={step} />
      <Field
        {...{ field, error: attempt.error, value: code, onWrite: setCode }}
        {...{
          id: `code-${step.formSeq}`,
          label: words.code,
          above: `sent-${step.formSeq}`,
          class: "code number",
        }}
        {...{ autocomplete: "one-time-code", inputMode: "numeric", spellcheck: false }}
      />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.confirm}
      </Button>
      <NotReceived {...{ chat, step, field, onMove, onDone }} />
    </form>
  );
}

function SentTo({ step }: { step: SignInStep }) {
  const { sentTo, anyCode } = texts.signIn;
  return (
    <>
      <p class="why" id={`sent-${step.formSeq}`}>
        {step.sentTo === null || step.until === null ? anyCode : sentTo(step.sentTo, step.until)}
      </p>
      {step.hint !== null && (
        <p class="demo">
          <Icon name="info" />
          {step.hint}
        </p>
      )}
    </>
  );
}

/** Always in the same place. Without the address, as after typing it in the message box, only the other way is there. */
function NotReceived({ chat, step, onMove }: StepProps) {
  const words = texts.signIn;
  const [again, setAgain] = useState<string | null>(null);
  const none = useRef<HTMLInputElement>(null);
  const attempt = useAttempt(refusalOf, none);
  const resend = () =>
    attempt.run(async () => {
      const next = await chat.signing.sendCode(step.address, step.formSeq);
      setAgain(words.anotherSent(next.sentTo ?? step.address, next.until ?? ""));
    });
  const change = () => {
    onMove();
    chat.signing.turnTo({ ...step, step: "address" });
  };
  return (
    <details class="not-received">
      <summary>{words.notReceived}</summary>
      <p>{words.notReceivedHelp}</p>
      <p role="status">{attempt.error ?? again}</p>
      {step.address !== "" && (
        <Button onPress={() => void resend()} inert={attempt.busy}>
          {words.another}
        </Button>
      )}
      <Button kind="plain" onPress={change}>
        {words.otherAddress}
      </Button>
    </details>
  );
}
