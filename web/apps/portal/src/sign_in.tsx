/** Signing in, in two steps: where the code goes, and the code. On the door's page and in the middle of something. */

import { Button, Field, Icon, useAttempt, useStore } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Sent } from "./door";
import { usePortal } from "./portal";
import { refusalOf } from "./refusals";
import { doorTexts as words } from "./texts_door";

interface Props {
  /** What the last button says. */
  deed: string;
  address: string;
}

export function SignIn({ deed, address }: Props) {
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent === null) return <AddressStep address={address} onSent={setSent} />;
  return <CodeStep {...{ sent, deed }} onSent={setSent} onBack={() => setSent(null)} />;
}

/** Words for a refusal, with the clock of the brand. */
function useRefusals() {
  const { brand } = useStore(usePortal());
  const formats = { locale: brand?.locale ?? "en-GB", timezone: brand?.timezone ?? "UTC" };
  return (error: unknown) => refusalOf(error, formats);
}

function AddressStep({ address: known, onSent }: { address: string; onSent: (sent: Sent) => void }) {
  const { who } = usePortal();
  const field = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState(known);
  const attempt = useAttempt(useRefusals(), field);
  const submit = (event: Event) => {
    event.preventDefault();
    if (address.trim() === "") return attempt.refuse(words.addressMissing);
    void attempt.run(async () => {
      who.address = address.trim();
      onSent(await who.door.sendCode(who.address));
    });
  };
  return (
    <form class="sign-in" noValidate onSubmit={submit}>
      <Field
        {...{ field, error: attempt.error, value: address, onWrite: setAddress }}
        {...{ id: "address", label: words.address, hint: words.addressHint }}
        {...{ autocomplete: "username", autocapitalize: "none", spellcheck: false }}
      />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.send}
      </Button>
    </form>
  );
}

interface CodeProps {
  sent: Sent;
  deed: string;
  onSent: (sent: Sent) => void;
  onBack: () => void;
}

function CodeStep({ sent, deed, onSent, onBack }: CodeProps) {
  const { who } = usePortal();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const attempt = useAttempt(useRefusals(), field);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const digits = code.replaceAll(/\D/g, "");
    if (digits === "") return attempt.refuse(words.codeMissing);
    if (digits.length !== 6) return attempt.refuse(words.codeShape);
    void attempt.run(() => who.signIn(digits));
  };
  return (
    <form class="sign-in" noValidate onSubmit={submit}>
      <p id="sent-to">{words.sentTo(sent.sentTo, sent.until)}</p>
      {sent.hint !== null && <Hint text={sent.hint} />}
      <Field
        {...{ field, error: attempt.error, value: code, onWrite: setCode, above: "sent-to" }}
        {...{ id: "code", label: words.code, class: "code number" }}
        {...{ autocomplete: "one-time-code", inputMode: "numeric", spellcheck: false }}
      />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {deed}
      </Button>
      <NotReceived {...{ sent, onSent, onBack }} />
    </form>
  );
}

function Hint({ text }: { text: string }) {
  return (
    <p class="demo">
      <Icon name="info" />
      {text}
    </p>
  );
}

/** Always in the same place. */
function NotReceived({ sent, onSent, onBack }: Omit<CodeProps, "deed">) {
  const { who } = usePortal();
  const [said, setSaid] = useState("");
  const attempt = useAttempt(useRefusals());
  const wait = useWait(sent.resendAfter);
  const again = () =>
    void attempt.run(async () => {
      const next = await who.door.sendCode(who.address);
      setSaid(words.anotherSent(next.sentTo));
      onSent(next);
    });
  return (
    <details class="not-received">
      <summary>{words.notReceived}</summary>
      <p>{words.notReceivedHelp}</p>
      <p role="status">{attempt.error ?? said}</p>
      <Button inert={attempt.busy || wait > 0} onPress={again}>
        {wait > 0 ? words.anotherIn(wait) : words.another}
      </Button>
      <Button kind="plain" onPress={onBack}>
        {words.otherAddress}
      </Button>
    </details>
  );
}

/** Seconds until then, told in steps of five. */
function useWait(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 5_000) * 5);
  const [wait, setWait] = useState(left);
  useEffect(() => {
    setWait(left());
    const timer = setInterval(() => setWait(left()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return wait;
}
