/** The desk over a made-up api, for the tests: what the server would say is pushed by hand. */

import { type DeskApi, Problem } from "@selfcare/client";
import { render } from "preact";
import { afterEach, beforeEach, vi } from "vitest";
import { FakeSource } from "../../../packages/client/test/fake_source";
import { Desk } from "../src/desk";
import { Page } from "../src/page";
import { ASIDE, CARD, CONVERSATION, chat, ID, ME, NOW, said } from "./made_up";
import { INVITED, PERSON, TEAM } from "./made_up_office";

// Time passes only when it is told to: however slow the machine, what waits still waits.
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal("EventSource", FakeSource);
  FakeSource.all = [];
  localStorage.clear();
});

afterEach(() => {
  // Preact waits for its next frame across tests: one that never comes would be waited for by all that follow.
  vi.advanceTimersByTime(200);
  vi.useRealTimers();
});

export const problem = (status: number, kind: string, facts: Record<string, unknown> = {}) =>
  new Problem(status, { type: `/problems/${kind}`, title: kind, detail: "Do this instead.", ...facts }, null);

const nothing = async () => undefined;

function madeUpApi() {
  return {
    brand: vi.fn<DeskApi["brand"]>(
      async () => ({ name: "OptiLink", locale: "en-GB", colour: "#1D5BD0" }) as never,
    ),
    ways: vi.fn<DeskApi["ways"]>(async () => ({
      password: "everybody",
      company: null,
      second_factor: "may",
    })),
    setUp: vi.fn<DeskApi["setUp"]>(async () => ME.email),
    logIn: vi.fn<DeskApi["logIn"]>(async () => ME),
    beginFactor: vi.fn<DeskApi["beginFactor"]>(async () => ({
      secret: "JBSWY3DP",
      address: "otpauth://totp/x",
    })),
    confirmFactor: vi.fn<DeskApi["confirmFactor"]>(async () => ({
      agent: ME,
      recovery_codes: ["k7mqp-9x2hd"],
    })),
    logOut: vi.fn<DeskApi["logOut"]>(nothing),
    me: vi.fn<DeskApi["me"]>(async () => ME),
    sessions: vi.fn<DeskApi["sessions"]>(async () => []),
    endSession: vi.fn<DeskApi["endSession"]>(nothing),
    ...madeUpOffice(),
    state: vi.fn<DeskApi["state"]>(async () => ({ state: "available", capacity: 3, chats: 1 })),
    setState: vi.fn<DeskApi["setState"]>(async (state) => ({ state, capacity: 3, chats: 1 })),
    here: vi.fn<DeskApi["here"]>(nothing),
    queue: vi.fn<DeskApi["queue"]>(async () => []),
    chats: vi.fn<DeskApi["chats"]>(async () => [chat()]),
    colleagues: vi.fn<DeskApi["colleagues"]>(async () => [{ id: "sam", name: "Sam Whitfield" } as never]),
    teams: vi.fn<DeskApi["teams"]>(async () => []),
    drafts: vi.fn<DeskApi["drafts"]>(async () => []),
    mentions: vi.fn<DeskApi["mentions"]>(async () => []),
    mentionSeen: vi.fn<DeskApi["mentionSeen"]>(nothing),
    calls: vi.fn<DeskApi["calls"]>(async () => []),
    takeCall: vi.fn<DeskApi["takeCall"]>(async () => ({}) as never),
    endCall: vi.fn<DeskApi["endCall"]>(async () => ({ state: "done", window: null, ticket: null })),
    board: vi.fn<DeskApi["board"]>(async () => ({}) as never),
    counted: vi.fn(async () => []) as unknown as DeskApi["counted"],
    search: vi.fn<DeskApi["search"]>(async () => ({ items: [], next: null })),
    feedAddress: () => "/desk-feed",
    ...madeUpTalk(),
  } satisfies DeskApi;
}

function madeUpOffice() {
  return {
    endOtherSessions: vi.fn<DeskApi["endOtherSessions"]>(nothing),
    changePassword: vi.fn<DeskApi["changePassword"]>(nothing),
    renewCodes: vi.fn<DeskApi["renewCodes"]>(async () => ["m2nnx-4qq8z"]),
    people: vi.fn<DeskApi["people"]>(async () => [PERSON]),
    addPerson: vi.fn<DeskApi["addPerson"]>(async () => INVITED),
    changePerson: vi.fn<DeskApi["changePerson"]>(async () => PERSON),
    setTheirState: vi.fn<DeskApi["setTheirState"]>(async () => PERSON),
    disable: vi.fn<DeskApi["disable"]>(async () => PERSON),
    invite: vi.fn<DeskApi["invite"]>(async () => INVITED),
    resetPassword: vi.fn<DeskApi["resetPassword"]>(async () => INVITED),
    resetFactor: vi.fn<DeskApi["resetFactor"]>(nothing),
    endTheirSessions: vi.fn<DeskApi["endTheirSessions"]>(nothing),
    addTeam: vi.fn<DeskApi["addTeam"]>(async () => TEAM),
    changeTeam: vi.fn<DeskApi["changeTeam"]>(async () => TEAM),
    removeTeam: vi.fn<DeskApi["removeTeam"]>(nothing),
  };
}

function madeUpTalk() {
  return {
    conversation: vi.fn<DeskApi["conversation"]>(async () => CONVERSATION),
    conversationFeedAddress: (id: string, after: number) => `/feed/${id}?after=${after}`,
    accept: vi.fn<DeskApi["accept"]>(async () => CONVERSATION),
    takeOver: vi.fn<DeskApi["takeOver"]>(async () => CONVERSATION),
    giveBack: vi.fn<DeskApi["giveBack"]>(async () => CONVERSATION),
    transfer: vi.fn<DeskApi["transfer"]>(async () => CONVERSATION),
    close: vi.fn<DeskApi["close"]>(async () => CONVERSATION),
    putAside: vi.fn<DeskApi["putAside"]>(async () => ASIDE),
    takeBack: vi.fn<DeskApi["takeBack"]>(async () => CONVERSATION),
    thread: vi.fn<DeskApi["thread"]>(async () => ({
      messages: [said(1, "I was charged twice")],
      before: null,
      last_seq: 1,
    })),
    say: vi.fn<DeskApi["say"]>(async () => said(2, "")),
    resend: vi.fn<DeskApi["resend"]>(nothing),
    notes: vi.fn<DeskApi["notes"]>(async () => []),
    addNote: vi.fn<DeskApi["addNote"]>(async () => ({}) as never),
    draft: vi.fn<DeskApi["draft"]>(nothing),
    canned: vi.fn<DeskApi["canned"]>(async () => []),
    fillCanned: vi.fn<DeskApi["fillCanned"]>(async () => ({}) as never),
    preview: vi.fn<DeskApi["preview"]>(async (_, text) => ({
      channel: "sms",
      messages: [text],
      swaps: [],
      sms: { segments: 1, units: text.length, room: 160, jump: null },
    })),
    writing: vi.fn<DeskApi["writing"]>(nothing),
    looking: vi.fn<DeskApi["looking"]>(nothing),
    lookingAway: vi.fn<DeskApi["lookingAway"]>(nothing),
    seen: vi.fn<DeskApi["seen"]>(nothing),
    card: vi.fn<DeskApi["card"]>(async () => CARD),
    threads: vi.fn<DeskApi["threads"]>(async () => []),
    suggestion: vi.fn<DeskApi["suggestion"]>(async () => ({}) as never),
    summary: vi.fn<DeskApi["summary"]>(async () => ({ text: "Asked for: Contest a charge." }) as never),
    vouch: vi.fn<DeskApi["vouch"]>(async () => ({}) as never),
    tag: vi.fn<DeskApi["tag"]>(nothing),
    setPriority: vi.fn<DeskApi["setPriority"]>(async () => CONVERSATION),
    askForCode: vi.fn<DeskApi["askForCode"]>(nothing),
    bring: vi.fn<DeskApi["bring"]>(async () => ({ id: "f1", name: "bill.pdf" }) as never),
    fileAddress: (id: string, file: string) => `/files/${id}/${file}`,
    payLink: vi.fn<DeskApi["payLink"]>(async () => ({}) as never),
    openCase: vi.fn<DeskApi["openCase"]>(async () => ({}) as never),
    slots: vi.fn<DeskApi["slots"]>(async () => []),
    bookVisit: vi.fn<DeskApi["bookVisit"]>(async () => ({}) as never),
  };
}

export class DeskPage {
  readonly root = document.createElement("div");
  readonly api = madeUpApi();
  readonly reached = vi.fn(async (_signal: AbortSignal) => undefined);
  readonly desk = new Desk(this.api, this.reached);

  /** Logged in, the desk's feed open. */
  async start(): Promise<void> {
    await this.arrive();
    this.feed("/desk-feed").opens();
    await this.later(50);
  }

  async arrive(): Promise<void> {
    document.body.replaceChildren(this.root);
    render(<Page desk={this.desk} />, this.root);
    await this.desk.begin();
    await this.later(50);
  }

  /** With Ana's conversation open and followed. */
  async open(): Promise<void> {
    await this.start();
    this.desk.open(ID);
    await this.later(50);
    this.talkFeed().opens();
    this.talkFeed().sends("conversation", CONVERSATION);
    await this.later(50);
  }

  feed(beginning: string): FakeSource {
    const found = FakeSource.all.findLast((one) => one.url.startsWith(beginning) && !one.closed);
    if (found === undefined) throw new Error(`nobody listens to ${beginning}`);
    return found;
  }

  readonly talkFeed = () => this.feed(`/feed/${ID}`);

  async later(milliseconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
  }

  /** While both feeds say that they are alive. */
  async laterLive(milliseconds: number): Promise<void> {
    for (let gone = 0; gone < milliseconds; gone += 500) {
      for (const one of FakeSource.all) if (!one.closed) one.sends("beat", { seq: 0 });
      await this.later(500);
    }
  }

  text(selector = "body"): string {
    return document.querySelector(selector)?.textContent ?? "";
  }

  button(name: string): HTMLButtonElement {
    const all = [...document.querySelectorAll("button")];
    const found = all.findLast((one) => (one.getAttribute("aria-label") ?? one.textContent)?.trim() === name);
    if (found === undefined) throw new Error(`no button ${name} among ${all.map((one) => one.textContent)}`);
    return found;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.later(30);
  }

  async key(key: string, rest: KeyboardEventInit = {}, at: Element = document.body): Promise<void> {
    at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...rest }));
    await this.later(30);
  }

  async type(text: string, selector = ".composer textarea"): Promise<HTMLTextAreaElement> {
    const box = document.querySelector<HTMLTextAreaElement>(selector);
    if (box === null) throw new Error(`${selector} is not on the page`);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await this.later(30);
    return box;
  }

  /** The page goes, as by a reload; what it kept stays. */
  close(): void {
    this.desk.stop();
    render(null, this.root);
  }
}
