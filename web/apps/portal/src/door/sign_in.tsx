/** Signing in: with a passkey, or in two steps with a code. On the door's page and in the middle of something. */

import { Problem } from "@selfcare/client";
import { Button, Field, Icon, useAttempt } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { freeAt, useRefusals } from "../deeds/refusals";
import { usePortal } from "../portal";
import type { Sent } from "./door";
import { PasskeyWay } from "./passkey_way";
import { Limited } from "./sign_in_limited";
import { doorTexts as words } from "./texts_door";

interface Props {
  /** What the last buttons say. */
  deed: string;
  passkeyDeed: string;
  address: string;
}

export function SignIn({ deed, passkeyDeed, address }: Props) {
  // Null: nothing was sent by this page, and a code from before is at hand.
  const [sent, setSent] = useState<Sent | null | undefined>(undefined);
  const [limited, setLimited] = useState<number | null>(null);
  const limit = (until: number) => {
    setSent(undefined);
    setLimited(until);
  };
  if (limited !== null) {
    const enter = () => {
      setLimited(null);
      setSent(null);
    };
    return <Limited until={limited} onEnter={enter} onFree={() => setLimited(null)} />;
  }
  if (sent !== undefined)
    return <CodeStep {...{ sent, deed }} onSent={setSent} onBack={() => setSent(undefined)} />;
  return (
    <>
      <PasskeyWay deed={passkeyDeed} />
      <AddressStep address={address} onSent={setSent} onLimit={limit} />
    </>
  );
}

interface AddressProps {
  address: string;
  onSent: (sent: Sent) => void;
  onLimit: (until: number) => void;
}

function AddressStep({ address: known, onSent, onLimit }: AddressProps) {
  const { who } = usePortal();
  const field = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState(known);
  const attempt = useAttempt(useRefusals(), field);
  const ask = async () => {
    who.address = address.trim();
    try {
      onSent(await who.door.sendCode(who.address));
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 429) throw error;
      onLimit(freeAt(error));
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (address.trim() === "") return attempt.refuse(words.addressMissing);
    void attempt.run(ask);
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
  /** Null: on its way from before. */
  sent: Sent | null;
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
      <p id="sent-to">{sent === null ? words.sentBefore : words.sentTo(sent.sentTo, sent.until)}</p>
      {sent !== null && sent.hint !== null && <Hint text={sent.hint} />}
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
  const wait = useWait(sent?.resendAfter ?? 0);
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
