/** What dialogs that do something share: the reason when they were refused, and the two buttons. */

import { Button, Dialog, Icon } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Desk } from "../desk";
import { texts } from "../texts";

interface Props {
  desk: Desk;
  id: string;
  title: string;
  children: ComponentChildren;
}

export function Sheet({ desk, id, title, children }: Props) {
  return (
    <Dialog id={id} title={title} close={texts.closeSheet} onClose={() => desk.show(null)}>
      {children}
    </Dialog>
  );
}

interface FormProps {
  error: string | null;
  busy?: boolean;
  /** The deed, spelled out. */
  go: string;
  onGo: () => void;
  children: ComponentChildren;
}

export function SheetForm({ error, busy = false, go, onGo, children }: FormProps) {
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy) onGo();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return (
    <form class="sheet" onSubmit={submit} onKeyDown={press} noValidate>
      <div role="alert">{error !== null && <Wrong why={error} />}</div>
      {children}
      <div class="row end">
        <Button kind="main" type="submit" inert={busy}>
          {busy ? texts.busy : go}
        </Button>
      </div>
    </form>
  );
}

function Wrong({ why }: { why: string }) {
  return (
    <p class="error">
      <Icon name="bad" />
      <span>{why}</span>
    </p>
  );
}

/** Read out when it appears: the deed is done. */
export function Receipt({
  children,
  onDone,
  done,
}: {
  children: ComponentChildren;
  onDone: () => void;
  done: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone.
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>(".button")?.focus(), []);
  return (
    <div ref={box} class="sheet">
      <div class="receipt" role="status">
        <Icon name="check" />
        <div>{children}</div>
      </div>
      <div class="row end">
        <Button kind="main" onPress={onDone}>
          {done}
        </Button>
      </div>
    </div>
  );
}
