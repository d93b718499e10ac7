/** A dialog of the browser's own: it keeps the focus inside, Escape closes it, and the focus goes back afterwards. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./button";
import { Icon } from "./icons";

interface Props {
  id: string;
  title: string;
  close: string;
  kind?: string;
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ id, title, close, kind = "", onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class={`dialog ${kind}`} aria-labelledby={`${id}-title`} onClose={onClose}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      {/* Last, so that the focus begins with what the dialog is about. */}
      <Button kind="plain" aria-label={close} onPress={onClose}>
        <Icon name="close" />
      </Button>
    </dialog>
  );
}
