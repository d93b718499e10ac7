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
  // A dialog that makes room for another must not close that one too.
  const isShown = useRef(true);
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      isShown.current = false;
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const closed = () => {
    if (isShown.current) onClose();
  };
  // The browser tells of Escape a moment after it closed: whoever presses the next key at once would be too early.
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      class={`dialog ${kind}`}
      aria-labelledby={`${id}-title`}
      onClose={closed}
      onKeyDown={press}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      {/* Last, so that the focus begins with what the dialog is about. */}
      <Button kind="plain" aria-label={close} onPress={onClose}>
        <Icon name="close" />
      </Button>
    </dialog>
  );
}
