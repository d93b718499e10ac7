/** Who is mine and who waits. It never moves under the pointer or the focus: it says that something moved instead. */

import type { Chat, Queued } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import { useRef, useState } from "preact/hooks";
import type { Seen } from "../shell";
import { asideOf, type DeskState, mineOf } from "../state";
import { Mentions } from "../talk/mentions_list";
import { texts } from "../texts";
import { urgencyOf, wishOf } from "./urgency";
import { useSteady } from "./use_steady";

export function List({ desk, state }: Seen) {
  const [isHeld, hold] = useState(false);
  const aside = asideOf(state.chats);
  return (
    <section
      class="pane list"
      data-pane
      tabIndex={-1}
      aria-label={texts.list}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocusIn={() => hold(true)}
      onFocusOut={() => hold(false)}
    >
      <Mentions desk={desk} state={state} />
      <Group
        {...{ desk, state, isHeld }}
        id="mine"
        title={texts.mine}
        items={state.chats === null ? null : mineOf(state.chats)}
        empty={texts.nobodyMine(state.presence?.state ?? "offline")}
      />
      {aside.length > 0 && (
        <Group {...{ desk, state, isHeld }} id="aside" title={texts.aside.group} items={aside} empty="" />
      )}
      <Group
        {...{ desk, state, isHeld }}
        id="queue"
        title={texts.queue}
        items={state.queue}
        empty={texts.nobodyWaits}
      />
    </section>
  );
}

interface GroupProps extends Seen {
  id: string;
  title: string;
  items: readonly (Queued | Chat)[] | null;
  empty: string;
  isHeld: boolean;
}

function Group({ desk, state, id, title, items, empty, isHeld }: GroupProps) {
  const { shown, moved, update } = useSteady(items, isHeld);
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState(0);
  return (
    <div class="group">
      <h2 id={`${id}-title`}>
        {title} {items !== null && <span class="count">{items.length}</span>}
      </h2>
      {moved > 0 && (
        <Button kind="plain" onPress={update}>
          {texts.moved_(moved)}
        </Button>
      )}
      {shown === null && <p class="hint">{texts.loading}</p>}
      {shown !== null && shown.length === 0 && <p class="hint">{empty}</p>}
      {shown !== null && shown.length > 0 && (
        <ul ref={list} aria-labelledby={`${id}-title`} class="rows">
          {shown.map((item, place) => (
            <Row
              key={item.conversation_id}
              {...{ state, item }}
              isStop={place === Math.min(stop, shown.length - 1)}
              onStop={() => setStop(place)}
              onOpen={() => desk.open(item.conversation_id)}
              onMove={(event) => moveRows(event, list.current)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface RowProps {
  state: DeskState;
  item: Queued | Chat;
  isStop: boolean;
  onStop: () => void;
  onOpen: () => void;
  onMove: (event: KeyboardEvent) => void;
}

function Row({ state, item, isStop, onStop, onOpen, onMove }: RowProps) {
  const urgency = urgencyOf(item, state.now);
  const isOpen = state.talk?.id === item.conversation_id;
  return (
    <li>
      <button
        type="button"
        data-row
        class={`row ${urgency.tone}`}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen}
        onFocus={onStop}
        onClick={onOpen}
        onKeyDown={onMove}
      >
        <span class="row-head">
          <span class="name" dir="auto">
            {item.customer_name ?? texts.unknownCustomer}
          </span>
          {item.priority !== "normal" && <span class="priority">{texts.priorities[item.priority]}</span>}
        </span>
        <span class="row-about">{"aside" in item && item.aside ? item.aside.display : wishOf(item)}</span>
        <span class="row-due">
          <Icon name={urgency.icon} />
          <span>{"accepted_at" in item ? urgency.due : `${urgency.waiting}, ${urgency.due}`}</span>
        </span>
      </button>
    </li>
  );
}

function moveRows(event: KeyboardEvent, list: HTMLElement | null): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const at = rows.indexOf(event.currentTarget as HTMLElement);
  if (at === -1) return;
  const next = { ArrowUp: rows[at - 1], ArrowDown: rows[at + 1], Home: rows[0], End: rows.at(-1) }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
