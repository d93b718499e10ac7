/** The leads' board: who waits, what is late, who is there. Every number says of how many it is, and opens its list. */

import type { Board as BoardNow, Count } from "@selfcare/client";
import { Icon } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { clock, minutes } from "../clock";
import { reasonOf } from "../line/urgency";
import { refusalOf } from "../refusals";
import type { Seen } from "../shell";
import { texts } from "../texts";
import { Figure, Table } from "./board_table";
import { Counted } from "./counted";

export function Board({ desk, state }: Seen) {
  const [board, setBoard] = useState<BoardNow | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [open, setOpen] = useState<Count | null>(null);
  useEffect(() => {
    desk.api.board().then(
      (found) => {
        setBoard(found);
        setFailed(null);
      },
      (error: unknown) => setFailed(refusalOf(error)),
    );
  }, [desk, state.boardChanged, state.now]);
  const locale = state.brand?.locale ?? "en-GB";
  return (
    <main class="board" tabIndex={-1} aria-labelledby="board-title">
      <h2 id="board-title">{texts.board.title}</h2>
      {board !== null && <p class="hint">{texts.asOf(clock(board.at, locale, true))}</p>}
      {failed !== null && (
        <p class="away" role="alert">
          <Icon name="warning" />
          {failed}
        </p>
      )}
      {board === null && failed === null && <p class="hint">{texts.loading}</p>}
      {board !== null && <Numbers board={board} now={state.now} onOpen={setOpen} />}
      {open !== null && <Counted desk={desk} count={open} onClose={() => setOpen(null)} />}
    </main>
  );
}

interface NumbersProps {
  board: BoardNow;
  now: number;
  onOpen: (count: Count) => void;
}

function Numbers({ board, now, onOpen }: NumbersProps) {
  const longest = (since: string | null) =>
    since === null ? "" : texts.board.longest(minutes(Date.parse(since), now));
  return (
    <>
      <section class="tiles">
        <Tile
          title={texts.board.waiting}
          count={board.waiting}
          extra={board.longest_since === null ? "" : texts.board.atLongest(longest(board.longest_since))}
          onOpen={onOpen}
        />
        {board.states.map(({ state, agents }) => (
          <Tile key={state} title={texts.states[state]} count={agents} extra="" onOpen={onOpen} />
        ))}
      </section>
      <Table
        title={texts.board.lines}
        heads={[
          texts.board.team,
          texts.board.waiting,
          texts.board.longestHead,
          texts.board.soon,
          texts.board.missed,
        ]}
        rows={board.lines.map((line) => [
          line.is_open ? line.name : `${line.name} (${texts.transfer.shut})`,
          <Figure count={line.waiting} onOpen={onOpen} />,
          longest(line.longest_since) || texts.board.none,
          <Figure count={line.soon} onOpen={onOpen} />,
          <Figure count={line.missed} onOpen={onOpen} />,
        ])}
      />
      <People board={board} onOpen={onOpen} />
      <Hour board={board} onOpen={onOpen} />
    </>
  );
}

type PartProps = Omit<NumbersProps, "now">;

function People({ board, onOpen }: PartProps) {
  return (
    <Table
      title={texts.board.agents}
      heads={[texts.board.agent, texts.board.state, texts.board.load]}
      rows={board.agents.map((agent) => [
        agent.name,
        texts.states[agent.state],
        <Figure count={agent.chats} onOpen={onOpen} />,
      ])}
    />
  );
}

function Hour({ board, onOpen }: PartProps) {
  return (
    <>
      <Table
        title={texts.board.reasons}
        heads={[texts.board.reason, texts.board.thisHour, texts.board.weekAgo, texts.board.missed]}
        rows={board.reasons.map((row) => [
          reasonOf(row),
          <Figure count={row.now.handoffs} onOpen={onOpen} />,
          <Figure count={row.week_ago.handoffs} onOpen={onOpen} />,
          <Figure count={row.now.missed} onOpen={onOpen} />,
        ])}
      />
      <Table
        title={texts.board.channels}
        heads={[texts.board.channel, texts.board.failed]}
        rows={board.channels.map((row) => [
          texts.channels[row.channel] ?? row.channel,
          <Figure count={row.failed} onOpen={onOpen} />,
        ])}
      />
    </>
  );
}

interface TileProps {
  title: string;
  count: Count;
  extra: string;
  onOpen: (count: Count) => void;
}

function Tile({ title, count, extra, onOpen }: TileProps) {
  const inside = (
    <>
      <span class="title">{title}</span>
      <span class="figure">{count.count}</span>
      <span class="hint">{texts.board.of(count.of, count.of_what)}</span>
      {extra !== "" && <span class="hint">{extra}</span>}
    </>
  );
  // Whoever was counted on the board itself stands below.
  if (count.opens === "/v1/desk/board") return <div class="tile">{inside}</div>;
  return (
    <button type="button" class="tile" onClick={() => onOpen(count)}>
      {inside}
    </button>
  );
}
