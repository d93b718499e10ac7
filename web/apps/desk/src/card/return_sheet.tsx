/** Given back to the assistant: what it goes on with, the last words to the customer, and a note for colleagues. */

import { LongField } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { Sheet, SheetForm } from "./sheet";

const MATTERS = Object.entries(texts.giveBack.matters);

export function ReturnSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const wanted = talk.state.card?.wants.intent ?? "";
  const [next, choose] = useState(wanted in texts.giveBack.matters ? wanted : "");
  const [words, say] = useState("");
  const [note, write] = useState("");
  const go = () => {
    desk.show(null);
    const told = { next: next || null, words: words.trim() || null, note: note.trim() || null };
    desk.later(texts.giveBack.held, () => talk.api.giveBack(talk.id, told));
  };
  return (
    <Sheet desk={desk} id="return" title={texts.giveBack.title}>
      <SheetForm error={null} go={texts.giveBack.go} onGo={go}>
        <p>{texts.giveBack.what}</p>
        <label class="pick">
          <span>{texts.giveBack.next}</span>
          <select value={next} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{texts.giveBack.asBefore}</option>
            {MATTERS.map(([intent, matter]) => (
              <option key={intent} value={intent}>
                {matter}
              </option>
            ))}
          </select>
        </label>
        <LongField
          id="return-words"
          label={texts.giveBack.words}
          hint={texts.giveBack.wordsHint}
          value={words}
          onWrite={say}
        />
        <LongField
          id="return-note"
          label={texts.giveBack.note}
          hint={texts.giveBack.noteHint}
          value={note}
          onWrite={write}
        />
      </SheetForm>
    </Sheet>
  );
}
