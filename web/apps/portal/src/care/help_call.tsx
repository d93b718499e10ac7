/** A call from one of us: the one that is promised, or the times there are. */

import type { CallWindows, PromisedCall } from "@selfcare/client";
import { Bones, Button, Choices, Dialog, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useOnce } from "../deeds/once";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { texts } from "../texts";
import { whyNotDone } from "./care_refusals";
import { helpTexts } from "./texts_help";

const words = helpTexts.call;

export function HelpCall() {
  const promised = useResource("promised call", (api, stop) => api.promisedCall(stop));
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const done = (told: string) => {
    setOpen(false);
    setSaid(told);
    promised.again();
  };
  const isDue = promised.value?.state === "due" || promised.value?.state === "taken";
  return (
    <div class="call">
      <p class="done-words" role="status">
        {isDue ? "" : said}
      </p>
      {isDue && promised.value ? (
        <Promised call={promised.value} onDone={done} />
      ) : (
        <Button onPress={() => setOpen(true)}>{words.title}</Button>
      )}
      {isOpen && (
        <Dialog id="call" title={words.title} close={texts.close} onClose={() => setOpen(false)}>
          <div class="dialog-body">
            <Times onDone={() => done("")} />
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Promised({ call, onDone }: { call: PromisedCall; onDone: (said: string) => void }) {
  const { who, api } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt(whyNotDone);
  const cancel = () =>
    void attempt.run(async () => {
      await who.guarded(() => api.cancelCall(once));
      onDone(words.cancelled);
    });
  return (
    <>
      <p role="status">
        {words.promised(call.window?.display ?? "", call.phone ?? "")}{" "}
        {call.number && <span class="quiet">{words.promisedNumber(call.number)}</span>}
      </p>
      <Refused why={attempt.error} />
      <Button inert={attempt.busy} onPress={cancel}>
        {words.cancel}
      </Button>
    </>
  );
}

function Times({ onDone }: { onDone: () => void }) {
  const windows = useResource("call windows", (api, stop) => api.callWindows(stop));
  return (
    <Part of={windows} what={words.load} shape={<Bones lines={["half", "long"]} />}>
      {(value) => <Choose windows={value} onDone={onDone} />}
    </Part>
  );
}

function Choose({ windows: { items, phone }, onDone }: { windows: CallWindows; onDone: () => void }) {
  const { who, api } = usePortal();
  const once = useOnce();
  const [chosen, setChosen] = useState<string | null>(items[0]?.begins ?? null);
  const attempt = useAttempt(whyNotDone);
  if (!phone) return <p>{words.noPhone}</p>;
  if (items.length === 0) return <p>{words.noTimes}</p>;
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen === null) return attempt.refuse(words.missing);
    void attempt.run(async () => {
      await who.guarded(() => api.promiseCall(chosen, "asked_for_call", once(chosen)));
      onDone();
    });
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Choices
        name="window"
        legend={words.which(phone)}
        choices={items.map(({ begins, display }) => ({ value: begins, label: display }))}
        {...{ chosen, onChoose: setChosen }}
      />
      <Refused why={attempt.error} />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.go}
      </Button>
    </form>
  );
}
