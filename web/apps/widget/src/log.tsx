/** The conversation. Arrows move from message to message, Enter goes into one, Escape goes back to the box. */

import { Button, Icon, useStore } from "@selfcare/ui";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Chat } from "./chat";
import { MessageLine } from "./message";
import { useReading } from "./reading";
import { type ChatState, chosenReplies, lastOwn, repliesOpenAfter } from "./state";
import { texts } from "./texts";
import { type Line, linesOf } from "./thread";
import { Typing } from "./typing";
import { useOwn } from "./use_own";

interface Props {
  chat: Chat;
  state: ChatState;
  onDone: () => void;
}

const IN_A_MESSAGE = "button, input, a[href]";

export function Log({ chat, state, onDone }: Props) {
  const { messages, outgoing, brand } = state;
  const lines = useMemo(
    () => linesOf(messages, outgoing, brand?.locale ?? "en-GB"),
    [messages, outgoing, brand?.locale],
  );
  const log = useRef<HTMLDivElement>(null);
  const { fresh, toEnd } = useReading(log, lines, state.loaded);
  const { isOpen } = useStore(chat.own.beside);
  useSeeing(chat, messages.at(-1)?.seq ?? 0, fresh === 0 && isOpen);
  return (
    <div class="log-frame">
      <Lines chat={chat} state={state} lines={lines} log={log} onDone={onDone} />
      {fresh > 0 && (
        <div class="fresh">
          <Button onPress={toEnd}>
            <Icon name="down" />
            {texts.newMessages(fresh)}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What came while somebody reads back, or looks elsewhere, counts as seen once it is in sight. */
function useSeeing(chat: Chat, last: number, isAtEnd: boolean): void {
  useEffect(() => {
    const look = () => {
      if (isAtEnd) chat.sees(last);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [chat, last, isAtEnd]);
}

function Lines({
  chat,
  state,
  lines,
  log,
  onDone,
}: Props & { lines: Line[]; log: { current: HTMLDivElement | null } }) {
  const [current, setCurrent] = useState<string | null>(null);
  const stop = lines.some((line) => line.key === current) ? current : lines.at(-1)?.key;
  const openAfter = repliesOpenAfter(state);
  const chosen = chosenReplies(state);
  const own = lastOwn(state);
  const agent = useOwn(chat.own).line.state?.agent_name ?? null;
  const press = (event: KeyboardEvent) => moveWithin(event, onDone);
  return (
    <div ref={log} class="log" role="log" aria-live="off" aria-label={texts.log} onKeyDown={press}>
      <div class="lines">
        {lines.length === 0 && <Opening />}
        {lines.map((line) => (
          <MessageLine
            key={line.key}
            {...{ chat, state, line, openAfter, chosen, onDone }}
            isSeen={own !== null && own.seq === line.message?.seq ? own.seen : null}
            isStop={line.key === stop}
            onStop={() => setCurrent(line.key)}
          />
        ))}
        <Typing since={state.typingSince} writer={state.writer} agent={agent} />
      </div>
    </div>
  );
}

/** The shape of what is coming; shown by the style sheet only when it takes more than a moment. */
function Opening() {
  return (
    <div class="opening">
      <p class="spoken">{texts.loading}</p>
    </div>
  );
}

function moveWithin(event: KeyboardEvent, onDone: () => void): void {
  const from = event.target as HTMLElement;
  if (event.key === "Escape") {
    // One step back at a time: from here to the box, from there out of the chat.
    event.preventDefault();
    onDone();
  }
  if (!from.matches("article")) return;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("article")];
  const at = all.indexOf(from);
  const target = {
    ArrowUp: all[at - 1],
    ArrowDown: all[at + 1],
    Home: all[0],
    End: all.at(-1),
    Enter: from.querySelector<HTMLElement>(IN_A_MESSAGE),
  }[event.key];
  if (target == null) return;
  event.preventDefault();
  target.focus();
}
