/** Three ways to add files: a button, which on a telephone offers the camera, pasting, and dropping them on the talk. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "./button";
import { Icon } from "./icons";
import { ACCEPTED, type Tray } from "./tray";

export function AddFiles({ tray }: { tray: Tray }) {
  const field = useRef<HTMLInputElement>(null);
  const chosen = () => {
    tray.add([...(field.current?.files ?? [])]);
    // The same file again is a change only if the field is empty.
    if (field.current) field.current.value = "";
  };
  return (
    <>
      <Button aria-label={tray.words.add} title={tray.words.add} onPress={() => field.current?.click()}>
        <Icon name="clip" />
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={ACCEPTED.join(",")}
        tabIndex={-1}
        aria-label={tray.words.choose}
        onChange={chosen}
      />
    </>
  );
}

/** Files in what was pasted go to the tray; words go where they were pasted. */
export function pasteInto(tray: Tray, event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0 || event.clipboardData?.getData("text/plain")) return;
  event.preventDefault();
  tray.add(files);
}

/** True while files are held over the talk. Dropped beside it, they would replace the page. */
export function useDropping(tray: Tray): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      tray.add([...event.dataTransfer.files]);
    };
    const at = document.documentElement;
    at.addEventListener("dragover", hold);
    at.addEventListener("dragleave", leave);
    at.addEventListener("drop", drop);
    return () => {
      at.removeEventListener("dragover", hold);
      at.removeEventListener("dragleave", leave);
      at.removeEventListener("drop", drop);
    };
  }, [tray]);
  return over;
}
