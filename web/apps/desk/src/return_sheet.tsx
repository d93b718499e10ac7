/** Given back to the assistant, with what it should know when it goes on. */

import { LongField } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Desk } from "./desk";
import { Sheet, SheetForm } from "./sheet";
import type { Talk } from "./talk";
import { texts } from "./texts";

export function ReturnSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const [note, write] = useState("");
  const go = () => {
    desk.show(null);
    desk.later(texts.giveBack.held, () => talk.api.giveBack(talk.id, note.trim() || null));
  };
  return (
    <Sheet desk={desk} id="return" title={texts.giveBack.title}>
      <SheetForm error={null} go={texts.giveBack.go} onGo={go}>
        <p>{texts.giveBack.what}</p>
        <LongField id="return-note" label={texts.giveBack.note} value={note} onWrite={write} />
      </SheetForm>
    </Sheet>
  );
}
