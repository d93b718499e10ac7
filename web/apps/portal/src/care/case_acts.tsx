/** What somebody can do about their case: add to it, ask for news, close it, or open it again. */

import type { CaseWhole, ClosingReason } from "@selfcare/client";
import { Button, Choices, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { ConfirmSheet } from "../deeds/confirm_sheet";
import { Refused } from "../deeds/form_parts";
import { usePortal } from "../portal";
import { whyNotDone } from "./care_refusals";
import { CaseWords } from "./case_words";
import { caseTexts as words } from "./texts_cases";
import { helpTexts } from "./texts_help";

type Open = "add" | "reopen" | "close" | null;
const REASONS = Object.keys(words.close.reasons) as ClosingReason[];

export function CaseActs({ one, again }: { one: CaseWhole; again: () => void }) {
  const { api } = usePortal();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const done = (text: string) => {
    setOpen(null);
    setSaid(text);
    again();
  };
  const close = () => setOpen(null);
  return (
    <>
      <p class="done-words" role="status">
        {said}
      </p>
      <Buttons one={one} onOpen={setOpen} onDone={done} />
      {open === "add" && (
        <CaseWords
          {...words.add}
          send={(text, once) => api.addToCase(one.id, text, once)}
          onDone={({ text }) => done(text)}
          onClose={close}
        />
      )}
      {open === "reopen" && (
        <CaseWords
          {...{ ...words.reopen, label: words.reopen.title }}
          send={(text, once) => api.reopenCase(one.id, text, once)}
          onDone={({ text }) => done(text)}
          onClose={close}
        />
      )}
      {open === "close" && <Close one={one} onDone={done} onClose={close} />}
    </>
  );
}

interface ButtonsProps {
  one: CaseWhole;
  onOpen: (what: Open) => void;
  onDone: (text: string) => void;
}

function Buttons({ one, onOpen, onDone }: ButtonsProps) {
  const { who, api } = usePortal();
  const attempt = useAttempt(whyNotDone);
  const chase = () =>
    void attempt.run(async () => {
      const once = crypto.randomUUID();
      onDone((await who.guarded(() => api.chaseCase(one.id, once))).text);
    });
  if (!one.is_open)
    return (
      <div class="acts">
        <Button onPress={() => onOpen("reopen")}>{words.reopen.open}</Button>
      </div>
    );
  return (
    <>
      <Refused why={attempt.error} />
      <div class="acts">
        <Button kind="main" onPress={() => onOpen("add")}>
          {words.add.title}
        </Button>
        <Button inert={attempt.busy} onPress={chase}>
          {words.chase}
        </Button>
        <Button onPress={() => onOpen("close")}>{words.close.open}</Button>
      </div>
    </>
  );
}

function Close({
  one,
  onDone,
  onClose,
}: {
  one: CaseWhole;
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  const { api } = usePortal();
  const [reason, setReason] = useState<ClosingReason | null>(null);
  return (
    <ConfirmSheet
      id="close-case"
      title={words.close.title}
      why={words.close.why}
      deed={words.close.go}
      check={() => (reason === null ? helpTexts.choose : null)}
      run={(once) => api.closeCase(one.id, reason ?? "solved", once)}
      onDone={({ text }) => onDone(text)}
      onClose={onClose}
    >
      <Choices
        name="closing"
        legend={words.close.legend}
        choices={REASONS.map((value) => ({ value, label: words.close.reasons[value] }))}
        chosen={reason}
        onChoose={(value) => setReason(value as ClosingReason)}
      />
    </ConfirmSheet>
  );
}
