/** Words for a case, in a sheet. What was written stays until it has arrived. */

import { Button, Dialog, LongField, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { useOnce } from "../deeds/once";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { whyNotDone } from "./care_refusals";

interface Props<Answer> {
  title: string;
  label: string;
  missing: string;
  go: string;
  send: (text: string, once: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
}

export function CaseWords<Answer>({ title, label, missing, go, send, onDone, onClose }: Props<Answer>) {
  const { who } = usePortal();
  const once = useOnce();
  const [text, setText] = useState("");
  const attempt = useAttempt(whyNotDone);
  const submit = (event: Event) => {
    event.preventDefault();
    const said = text.trim();
    if (said === "") return attempt.refuse(missing);
    void attempt.run(async () => onDone(await who.guarded(() => send(said, once(said)))));
  };
  return (
    <Dialog id="case-words" title={title} close={texts.close} onClose={onClose}>
      <div class="dialog-body">
        <form class="form" noValidate onSubmit={submit}>
          <LongField
            {...{ id: "words", label, value: text, rows: 5, error: attempt.error }}
            onWrite={setText}
          />
          <Button kind="main" type="submit" inert={attempt.busy}>
            {go}
          </Button>
        </form>
      </div>
    </Dialog>
  );
}
