/** Asks once more before something is done that has consequences. The safe way out is as easy as the deed. */

import { Button, Dialog, useAttempt } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { whyNotDone } from "../care/care_refusals";
import { helpTexts } from "../care/texts_help";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { Refused } from "./form_parts";

interface Props<Answer> {
  id: string;
  title: string;
  why: string;
  deed: string;
  /** Null where all has been said. */
  check?: () => string | null;
  run: (once: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
  children?: ComponentChildren;
}

export function ConfirmSheet<Answer>({
  id,
  title,
  why,
  deed,
  check,
  run,
  onDone,
  onClose,
  children,
}: Props<Answer>) {
  const { who } = usePortal();
  // Of the sheet that is open: pressed twice, it is done once.
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt(whyNotDone);
  const press = () => {
    const missing = check?.() ?? null;
    if (missing !== null) return attempt.refuse(missing);
    void attempt.run(async () => onDone(await who.guarded(() => run(once))));
  };
  return (
    <Dialog id={id} title={title} close={texts.close} onClose={onClose}>
      <div class="dialog-body form">
        <p>{why}</p>
        {children}
        <Refused why={attempt.error} />
        <Button inert={attempt.busy} onPress={press}>
          {deed}
        </Button>
        <Button onPress={onClose}>{helpTexts.keep}</Button>
      </div>
    </Dialog>
  );
}
