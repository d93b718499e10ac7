/** The conversation that is open: who it is with, what was said and noted, and the box to write in. */

import { useStore } from "@selfcare/ui";
import type { Desk } from "../desk";
import type { DeskState } from "../state";
import { texts } from "../texts";
import { Composer } from "../writing/composer";
import type { Drafts } from "../writing/drafts";
import { Held } from "../writing/held";
import type { Outbox } from "../writing/outbox";
import type { Trays } from "../writing/trays";
import { Log } from "./log";
import type { Talk } from "./talk";
import { linesOf } from "./talk_state";
import { ThreadHead } from "./thread_head";

interface Props {
  desk: Desk;
  state: DeskState;
  talk: Talk;
}

export function Thread({ desk, state, talk }: Props) {
  const { outbox, drafts, trays } = desk;
  if (outbox === null || drafts === null || trays === null) return null;
  return <Open {...{ desk, state, talk, outbox, drafts, trays }} />;
}

interface OpenProps extends Props {
  outbox: Outbox;
  drafts: Drafts;
  trays: Trays;
}

function Open({ desk, state, talk, outbox, drafts, trays }: OpenProps) {
  const now = useStore(talk);
  const outgoing = useStore(outbox).filter((item) => item.conversation === talk.id);
  useStore(drafts);
  useStore(trays);
  const held = outgoing.find((item) => item.state === "held");
  return (
    <main class="pane thread" data-pane tabIndex={-1} aria-label={texts.conversation}>
      <ThreadHead {...{ desk, state, talk, now }} />
      <Log {...{ desk, state, talk, now }} lines={linesOf(now, outgoing)} />
      {held !== undefined && <Held talk={talk} now={now} item={held} />}
      <Composer {...{ desk, state, talk, now }} attached={trays.in(talk.id)} />
    </main>
  );
}
