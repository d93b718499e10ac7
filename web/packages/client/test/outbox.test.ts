import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Message, type NewMessage, NoAnswer, Outbox, type Outgoing, Problem } from "../src/index";
import { message } from "./messages";

let tries: NewMessage[];
let answers: (Error | null)[];
let items: readonly Outgoing[];
let taken: Message[];
let refused: Outgoing[];
let ended: readonly Outgoing[] | null;
let outbox: Outbox;
let reached: Promise<void>;

function newOutbox(kept: readonly Outgoing[] = []): Outbox {
  const send = async (sent: NewMessage) => {
    tries.push(sent);
    const failure = answers.shift() ?? null;
    if (failure !== null) throw failure;
    return message(tries.length, {}, { client_message_id: sent.client_message_id });
  };
  return new Outbox(
    {
      send,
      changed: (changed) => {
        items = changed;
      },
      taken: (one) => taken.push(one),
      refused: (one) => refused.push(one),
      ended: (unsent) => {
        ended = unsent;
      },
    },
    { reached: () => reached },
    kept,
  );
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const problem = (status: number, kind: string, wait: number | null = null) =>
  new Problem(status, { type: `/problems/${kind}` }, wait);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  [tries, answers, items, taken, refused, ended] = [[], [], [], [], [], null];
  reached = Promise.resolve();
  outbox = newOutbox();
});

afterEach(() => void vi.useRealTimers());

test("a message is shown at once and leaves the outbox when it is taken", async () => {
  outbox.add({ text: "Hello" }, "Hello", 2);
  expect(items).toMatchObject([{ shown: "Hello", state: "sending", after: 2 }]);
  await settle();
  expect(items).toEqual([]);
  expect(taken).toHaveLength(1);
});

test("without an answer it is sent again under the same id", async () => {
  answers = [new NoAnswer(), new NoAnswer()];
  outbox.add({ text: "Hello" }, "Hello", 0);
  await settle();
  expect(items).toMatchObject([{ state: "waiting" }]);
  await vi.advanceTimersByTimeAsync(1500);
  expect(tries).toHaveLength(3);
  expect(new Set(tries.map((one) => one.client_message_id)).size).toBe(1);
  expect(items).toEqual([]);
});

test("while nobody can be reached it waits, and goes at once when somebody can", async () => {
  let arrive = () => {};
  reached = new Promise((done) => {
    arrive = done;
  });
  answers = [new NoAnswer()];
  outbox.add({ text: "Hello" }, "Hello", 0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(tries).toHaveLength(1);
  expect(items).toMatchObject([{ state: "waiting" }]);
  arrive();
  await settle();
  expect(tries.map((one) => one.client_message_id)).toEqual([
    tries[0]?.client_message_id,
    tries[0]?.client_message_id,
  ]);
  expect(items).toEqual([]);
});

test("a try is soon given up, and each further one is given longer", async () => {
  const within: number[] = [];
  const send = async (_message: NewMessage, ms: number) => {
    within.push(ms);
    throw new NoAnswer();
  };
  const rest = {
    changed: () => undefined,
    taken: () => undefined,
    refused: () => undefined,
    ended: () => undefined,
  };
  new Outbox({ send, ...rest }, { reached: () => reached }).add({ text: "Hello" }, "Hello", 0);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(within.slice(0, 5)).toEqual([1_500, 3_000, 6_000, 10_000, 10_000]);
});

test("messages go in their order, one at a time, also after a failure", async () => {
  answers = [problem(503, "system-unavailable")];
  outbox.add({ text: "First" }, "First", 0);
  outbox.add({ text: "Second" }, "Second", 0);
  await vi.advanceTimersByTimeAsync(500);
  expect(tries.map((one) => one.text)).toEqual(["First", "First", "Second"]);
});

test("asked to wait, it waits as long as the server says", async () => {
  answers = [problem(429, "too-fast", 7)];
  outbox.add({ text: "Hello" }, "Hello", 0);
  await vi.advanceTimersByTimeAsync(6_900);
  expect(tries).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(tries).toHaveLength(2);
});

test("a refused message stays, is told, and does not hold up the next", async () => {
  answers = [problem(422, "not-understood")];
  outbox.add({ text: "Odd" }, "Odd", 0);
  outbox.add({ text: "Fine" }, "Fine", 0);
  await settle();
  expect(items).toMatchObject([{ shown: "Odd", state: "refused", refusal: "other" }]);
  expect(refused).toHaveLength(1);
  expect(taken).toHaveLength(1);
});

test("too long a message is refused for that reason", async () => {
  answers = [problem(422, "not-understood")];
  outbox.add({ text: "x".repeat(4001) }, "x", 0);
  await settle();
  expect(items).toMatchObject([{ refusal: "too-long" }]);
});

test("an id that was used for something else is not tried again, and trying again takes a new one", async () => {
  answers = [problem(409, "message-id-reused")];
  outbox.add({ text: "Hello" }, "Hello", 0);
  await settle();
  const [first] = items;
  outbox.tryAgain(first?.id ?? "", 4);
  await settle();
  expect(tries).toHaveLength(2);
  expect(tries[1]?.client_message_id).not.toBe(tries[0]?.client_message_id);
  expect(items).toEqual([]);
});

test("without a session, everything unsent is handed back and nothing is sent", async () => {
  answers = [problem(401, "session-unknown")];
  outbox.add({ text: "First" }, "First", 0);
  outbox.add({ text: "Second" }, "Second", 0);
  await settle();
  expect(ended?.map((one) => one.shown)).toEqual(["First", "Second"]);
  expect(items).toEqual([]);
  expect(tries).toHaveLength(1);
});

test("what a reload found unsent is sent under its old id", async () => {
  const kept: Outgoing = {
    id: "11111111-1111-4111-8111-111111111111",
    shown: "Hello",
    body: { text: "Hello" },
    state: "sending",
    refusal: null,
    at: "2026-11-21T10:40:00Z",
    after: 1,
  };
  outbox = newOutbox([kept]);
  outbox.flush();
  await settle();
  expect(tries).toMatchObject([{ client_message_id: kept.id, text: "Hello" }]);
});
