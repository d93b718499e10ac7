/** A new SIM: its install code if it is one to download, and putting it in use. */

import type { InstallCode, Sim } from "@selfcare/client";
import { Button, Card, Field, useAttempt } from "@selfcare/ui";
import { useRef, useState } from "preact/hooks";
import { whyNotDone } from "../care/care_refusals";
import type { OwnService } from "../care/services";
import { Refused } from "../deeds/form_parts";
import { useOnce } from "../deeds/once";
import { usePortal } from "../portal";
import { simTexts } from "./texts_sim";

const words = simTexts.activate;
const FEWEST_DIGITS = 4;

export function ActivateSim({ service, sim }: { service: OwnService; sim: string | null }) {
  const [done, setDone] = useState<Sim | null>(null);
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      {sim !== null && done === null && <Install sim={sim} />}
      {done === null ? (
        <Digits service={service} onDone={setDone} />
      ) : (
        <div role="status">
          <p class="receipt-title">{words.done(done.ends_in)}</p>
          <p>{done.what_next}</p>
        </div>
      )}
    </Card>
  );
}

function Digits({ service, onDone }: { service: OwnService; onDone: (sim: Sim) => void }) {
  const { who, api, library } = usePortal();
  const once = useOnce();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const attempt = useAttempt(whyNotDone, field);
  const submit = (event: Event) => {
    event.preventDefault();
    const digits = typed.replaceAll(/\D/g, "");
    if (digits.length < FEWEST_DIGITS) return attempt.refuse(words.missing);
    void attempt.run(async () => {
      onDone(await who.guarded(() => api.activateSim(service.id, digits, once(digits))));
      library.refresh();
    });
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Field
        {...{ id: "digits", field, label: words.label, hint: words.hint, value: typed, error: attempt.error }}
        {...{ inputMode: "numeric", autocomplete: "off", class: "number" }}
        onWrite={setTyped}
      />
      <p class="quiet">{words.why}</p>
      <Button type="submit" inert={attempt.busy}>
        {words.go}
      </Button>
    </form>
  );
}

function Install({ sim }: { sim: string }) {
  const { who, api } = usePortal();
  const [code, setCode] = useState<InstallCode | null>(null);
  const attempt = useAttempt(whyNotDone);
  const show = () => void attempt.run(async () => setCode(await who.guarded(() => api.installCode(sim))));
  return (
    <div class="form" role="status">
      <Refused why={attempt.error} />
      {code === null ? (
        <Button inert={attempt.busy} onPress={show}>
          {words.install}
        </Button>
      ) : (
        <>
          <p class="secret">{code.install_code}</p>
          <p>{code.what_next}</p>
        </>
      )}
    </div>
  );
}
