/** The box to write in. Reply or note is chosen each time; its colour, its frame and its button say which it is. */

import { type Added, AddFiles, Button, Icon, type Tray, TrayList, useDropping } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Desk } from "../desk";
import { withKey } from "../keys/with_key";
import type { DeskState } from "../state";
import type { Talk } from "../talk/talk";
import { channelOf, type TalkState } from "../talk/talk_state";
import { texts } from "../texts";
import { blockOf } from "./blocking";
import { BoxWithCanned } from "./box";
import { mentionsIn, type Named } from "./mentions";
import { Preview } from "./preview";
import { Reply } from "./reply_help";
import type { Attached } from "./trays";

export interface ComposerProps {
  desk: Desk;
  state: DeskState;
  talk: Talk;
  now: TalkState;
  attached: Attached;
}

export function Composer(props: ComposerProps) {
  const { desk, talk, now, attached } = props;
  if (now.mode !== null) return <Writing {...props} mode={now.mode} />;
  const drafts = desk.drafts;
  return (
    <section class="composer choosing" aria-label={texts.composer}>
      {talk.isMine && (
        <Button
          title={withKey(desk, texts.reply, "reply")}
          onPress={() => talk.choose("reply")}
          data-mode="reply"
        >
          <Icon name="reply" />
          {drafts?.of(talk.id, "reply") || attached.added.length > 0 ? texts.goOn(texts.reply) : texts.reply}
        </Button>
      )}
      <Button title={withKey(desk, texts.note, "note")} onPress={() => talk.choose("note")} data-mode="note">
        <Icon name="lock" />
        {drafts?.of(talk.id, "note") ? texts.goOn(texts.note) : texts.note}
      </Button>
      {!talk.isMine && <p class="hint">{texts.notYours}</p>}
    </section>
  );
}

function Writing(props: ComposerProps & { mode: "reply" | "note" }) {
  const { desk, state, talk, now, mode, attached } = props;
  const [asks, ask] = useState(false);
  const [colleagues, know] = useState<readonly Named[]>([]);
  const text = talk.draft;
  const block = blockOf({ text, mode, state, isMine: talk.isMine, added: attached.added });
  const send = (sure = false) => {
    if (block !== null) return;
    if (!sure && mode === "reply" && talk.isForColleagues()) return ask(true);
    ask(false);
    talk.send(mode === "note" ? mentionsIn(text, colleagues) : []);
    // The caret has done its work; the next key chooses anew.
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-mode]")?.focus());
  };
  const makeNote = () => {
    talk.turnIntoNote();
    ask(false);
  };
  return (
    <section class={`composer ${mode}`} aria-label={mode === "note" ? texts.noteBox : texts.replyBox}>
      {mode === "note" && (
        <p class="staff-only">
          <Icon name="lock" />
          {texts.staffOnly}
        </p>
      )}
      {mode === "reply" && <Reply desk={desk} talk={talk} now={now} />}
      {mode === "reply" && <AttachedFiles {...props} />}
      <BoxWithCanned {...props} mode={mode} onSend={() => send()} onColleagues={know} />
      {mode === "reply" && channelOf(now) !== "web" && <Preview desk={desk} talk={talk} text={text} />}
      {asks && <AskNote onNote={makeNote} onSend={() => send(true)} />}
      <div class="row foot">
        {mode === "reply" && talk.tray !== null && <AddFiles tray={talk.tray} />}
        <p id="composer-block" class="hint" aria-live="polite">
          {block === texts.block.empty ? "" : (block ?? "")}
        </p>
        <Button kind="plain" title={texts.withKey(texts.leaveBox, "Esc")} onPress={() => talk.choose(null)}>
          {texts.leaveBox}
        </Button>
        <Button
          kind="main"
          title={texts.withKey(sendWords(now, mode), "Ctrl Enter")}
          inert={block !== null}
          aria-describedby="composer-block"
          onPress={() => send()}
        >
          {sendWords(now, mode)}
        </Button>
      </div>
    </section>
  );
}

function AttachedFiles({ desk, talk, attached }: ComposerProps) {
  return (
    <>
      {attached.lost.length > 0 && (
        <div class="lost">
          <Icon name="warning" />
          <p>{texts.attach.lost(attached.lost)}</p>
          <Button kind="plain" onPress={() => desk.trays?.forget(talk.id)}>
            {texts.dismiss}
          </Button>
        </div>
      )}
      {talk.tray !== null && <Files tray={talk.tray} added={attached.added} />}
    </>
  );
}

/** Dropped anywhere on the page, while a reply is written; it stays in sight until it is sent or removed. */
function Files({ tray, added }: { tray: Tray; added: readonly Added[] }) {
  const isOver = useDropping(tray);
  const toBox = () => document.querySelector<HTMLElement>(".composer textarea")?.focus();
  return (
    <>
      {isOver && <p class="drop">{texts.attach.drop}</p>}
      <TrayList tray={tray} added={added} onDone={toBox} />
    </>
  );
}

function AskNote({ onNote, onSend }: { onNote: () => void; onSend: () => void }) {
  return (
    <div class="ask" role="alert">
      <p>{texts.askNote.why}</p>
      <Button onPress={onNote}>{texts.askNote.note}</Button>
      <Button kind="plain" onPress={onSend}>
        {texts.askNote.send}
      </Button>
    </div>
  );
}

function sendWords(now: TalkState, mode: "reply" | "note"): string {
  if (mode === "note") return texts.saveNote;
  const name = (now.conversation?.customer_name ?? now.card?.who.name ?? "").split(" ")[0] ?? "";
  const channel = channelOf(now);
  return texts.sendTo(name === "" ? texts.theCustomer : name, texts.channels[channel] ?? channel);
}
