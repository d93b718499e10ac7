/** The conversation that is open: who it is with, what was said and noted, and the box to write in. */

import { useStore } from "@selfcare/ui";
import { Composer } from "./composer";
import type { Desk } from "./desk";
import type { Drafts } from "./drafts";
import { Held } from "./held";
import { Log } from "./log";
import type { Outbox } from "./outbox";
import type { DeskState } from "./state";
import type { Talk } from "./talk";
import { linesOf } from "./talk_state";
import { texts } from "./texts";
import { ThreadHead } from "./thread_head";

interface Props {
  desk: Desk;
  state: DeskState;
  talk: Talk;
}

export function Thread({ desk, state, talk }: Props) {
  const { outbox, drafts } = desk;
  if (outbox === null || drafts === null) return null;
  return <Open {...{ desk, state, talk, outbox, drafts }} />;
}

function Open({ desk, state, talk, outbox, drafts }: Props & { outbox: Outbox; drafts: Drafts }) {
  const now = useStore(talk);
  const outgoing = useStore(outbox).filter((item) => item.conversation === talk.id);
  useStore(drafts);
  const held = outgoing.find((item) => item.state === "held");
  return (
    <main class="pane thread" data-pane tabIndex={-1} aria-label={texts.conversation}>
      <ThreadHead {...{ desk, state, talk, now }} />
      <Log {...{ desk, state, talk, now }} lines={linesOf(now, outgoing)} />
      {held !== undefined && <Held talk={talk} now={now} item={held} />}
      <Composer {...{ desk, state, talk, now }} />
    </main>
  );
}
