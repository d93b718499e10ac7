/** A change or an end that is agreed and not made yet: what, from when, and taking it back. */

import type { PendingChange } from "@selfcare/client";
import { Button, Dialog, Icon, useAttempt } from "@selfcare/ui";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { refusedBecause } from "../deeds/deed_refusals";
import { Refused } from "../deeds/form_parts";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { planTexts } from "./texts_plan";

const words = planTexts.pending;

export function PlanPending({ pending, mayChange }: { pending: PendingChange; mayChange: boolean }) {
  const [isAsked, setAsked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // Taken back, it goes, and with it what was pressed: the focus goes to the page's heading.
  useLayoutEffect(() => {
    const shown = box.current;
    return () => {
      if (shown?.contains(document.activeElement)) document.querySelector<HTMLElement>("#page h1")?.focus();
    };
  }, []);
  const day = pending.on?.display ?? words.soon;
  return (
    <div ref={box} class="notice warn">
      <Icon name="calendar" />
      <div class="notice-words">
        <h2>{pending.kind === "cease" ? words.end(day) : words.change(pending.plan_name ?? "", day)}</h2>
        <p>{words.why(pending.number)}</p>
      </div>
      {mayChange && <Button onPress={() => setAsked(true)}>{words.withdraw}</Button>}
      {isAsked && (
        <WithdrawSheet kind={pending.kind} order={pending.order_id} onClose={() => setAsked(false)} />
      )}
    </div>
  );
}

interface SheetProps {
  kind: PendingChange["kind"];
  order: string;
  onClose: () => void;
  onDone?: (told: string) => void;
}

export function WithdrawSheet({ kind, order, onClose, onDone }: SheetProps) {
  const { who, api, library, polite } = usePortal();
  // Of the form that is open: pressed twice, it is taken back once.
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt((error) => refusedBecause(error) ?? "");
  const withdraw = () =>
    void attempt.run(async () => {
      const take = kind === "cease" ? api.withdrawLeaving : api.withdrawPlanChange;
      const { told } = await who.guarded(() => take(order, once));
      polite.say(told);
      library.refresh();
      onDone?.(told);
      onClose();
    });
  return (
    <Dialog id="withdraw" title={words.title[kind]} close={texts.close} onClose={onClose}>
      <div class="dialog-body form">
        <p>{words.body[kind]}</p>
        <Refused why={attempt.error} />
        <Button kind="main" inert={attempt.busy} onPress={withdraw}>
          {words.confirm[kind]}
        </Button>
        <Button onPress={onClose}>{words.keep}</Button>
      </div>
    </Dialog>
  );
}
