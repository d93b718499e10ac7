/** What was said and noted. Arrows move from line to line; reading back, nothing jumps: a button says what is new. */

import { Button, Icon } from "@selfcare/ui";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { clock } from "../clock";
import type { Desk } from "../desk";
import { withKey } from "../keys/with_key";
import type { DeskState } from "../state";
import { texts } from "../texts";
import { LogLine } from "./log_line";
import type { Talk } from "./talk";
import type { Line, TalkState } from "./talk_state";

export interface LogProps {
  desk: Desk;
  state: DeskState;
  talk: Talk;
  now: TalkState;
  lines: readonly Line[];
}

/** So near to the end counts as at the end. */
const NEAR_PX = 48;

export function Log(props: LogProps) {
  const { talk, now, lines } = props;
  const log = useRef<HTMLDivElement>(null);
  const { fresh, toEnd } = useEnd(log, lines);
  useEffect(() => talk.sees(), [talk, lines.length]);
  return (
    <div class="log-frame">
      <Lines {...props} log={log} />
      {now.customerWrites && <p class="writing">{texts.customerWrites}</p>}
      <p class="spoken" role="status">
        {now.customerWrites ? texts.customerWrites : ""}
      </p>
      {fresh > 0 && (
        <div class="fresh">
          <Button title={withKey(props.desk, texts.newLines(fresh), "newest")} onPress={toEnd}>
            <Icon name="down" />
            {texts.newLines(fresh)}
          </Button>
        </div>
      )}
    </div>
  );
}

function Lines({ desk, state, talk, now, lines, log }: LogProps & { log: RefObject<HTMLDivElement> }) {
  const [current, setCurrent] = useState<string | null>(null);
  const stop = lines.some((line) => line.key === current) ? current : lines.at(-1)?.key;
  const mark =
    state.newSince === null ? null : lines.find((line) => Date.parse(line.at) > (state.newSince ?? 0));
  return (
    <div
      ref={log}
      class="log"
      role="log"
      aria-live="off"
      aria-label={texts.log}
      data-log
      onKeyDown={moveWithin}
    >
      {now.before !== null && (
        <Button inert={now.isFetching} onPress={() => void talk.older()}>
          {now.isFetching ? texts.loading : texts.older}
        </Button>
      )}
      {!now.loaded && <p class="hint">{texts.loading}</p>}
      {now.loaded && lines.length === 0 && <p class="hint">{texts.nothingSaid}</p>}
      {lines.map((line) => (
        <div key={line.key} class="log-line">
          {line === mark && (
            <p class="mark">{texts.newSince(clock(state.newSince ?? 0, state.brand?.locale ?? "en-GB"))}</p>
          )}
          <LogLine
            {...{ desk, state, talk, line }}
            isStop={line.key === stop}
            onStop={() => setCurrent(line.key)}
          />
        </div>
      ))}
    </div>
  );
}

/** At the end it stays at the end. Otherwise what came is counted. */
function useEnd(log: RefObject<HTMLDivElement>, lines: readonly Line[]) {
  const [fresh, setFresh] = useState(0);
  const atEnd = useRef(true);
  const last = useRef<string | undefined>(undefined);
  const toEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setFresh(0);
  };
  useEffect(() => {
    const look = () => {
      const box = log.current;
      atEnd.current = box === null || box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      if (atEnd.current) setFresh(0);
    };
    // A box that opens below takes room from it, and nobody has scrolled.
    const room = new ResizeObserver(() => {
      if (atEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight });
    });
    if (log.current !== null) room.observe(log.current);
    log.current?.addEventListener("scroll", look);
    return () => {
      room.disconnect();
      log.current?.removeEventListener("scroll", look);
    };
  }, [log]);
  useLayoutEffect(() => {
    const key = lines.at(-1)?.key;
    if (key === last.current) return;
    const came =
      last.current === undefined ? 0 : lines.length - lines.findIndex((one) => one.key === last.current) - 1;
    last.current = key;
    if (atEnd.current) toEnd();
    else setFresh((count) => count + came);
  });
  return { fresh, toEnd };
}

function moveWithin(event: KeyboardEvent): void {
  const from = event.target as HTMLElement;
  if (!from.matches("article")) return;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("article")];
  const at = all.indexOf(from);
  const target = {
    ArrowUp: all[at - 1],
    ArrowDown: all[at + 1],
    Home: all[0],
    End: all.at(-1),
    Enter: from.querySelector<HTMLElement>("button, a[href]"),
  }[event.key];
  if (target == null) return;
  event.preventDefault();
  target.focus();
}
