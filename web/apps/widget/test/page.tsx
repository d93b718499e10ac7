/** The page over a made-up api, for the tests: what the server would say is pushed by hand. */

import type { Api, Conversation, Handoff, Message, NewMessage, OwnApi, Rating } from "@selfcare/client";
import { render } from "preact";
import { afterEach, beforeEach, vi } from "vitest";
import { FakeSource } from "../../../packages/client/test/fake_source";
import { message } from "../../../packages/client/test/messages";
import { Chat } from "../src/chat";
import type { AskIdentity } from "../src/identity";
import { Own } from "../src/own";
import { Page } from "../src/page";

export const CONVERSATION: Conversation = {
  id: "c0000000-0000-4000-8000-000000000001",
  owner: "bot",
  level: "anonymous",
  customer_name: null,
  last_seq: 0,
  customer_seen_seq: 0,
  agent_seen_seq: 0,
};

export const HANDOFF: Handoff = {
  state: "waiting",
  place: 2,
  expected_minutes: null,
  expected_most_minutes: null,
  agent_name: null,
  opens: null,
  offers: [],
  phone: null,
  phone_hours: null,
  texts_to: null,
  next: null,
};

export const RATING: Rating = {
  id: "01a206f3-1098-7923-a762-de73fc400324",
  state: "asked",
  resolver: "agent",
  agent_name: "Sam",
  score: null,
  comment: null,
  changeable_until: "2026-11-22T10:40:00Z",
};

// Time passes only when it is told to: however slow the machine, what waits still waits.
beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  // Preact waits for its next frame across tests: one that never comes would be waited for by all that follow.
  vi.advanceTimersByTime(200);
  vi.useRealTimers();
});

export class TestPage {
  readonly ledger: Message[] = [];
  readonly sent: NewMessage[] = [];
  readonly root = document.createElement("div");
  readonly api = {
    brand: vi.fn<Api["brand"]>(async () => ({
      name: "OptiLink",
      assistant_line: "Automated assistant",
      colour: "#1D5BD0",
      corner: "soft",
      phone: "0800 555 0100",
      phone_hours: "08:00 to 20:00",
      locale: "en-GB",
      currency: "GBP",
      timezone: "Europe/London",
      example_phone: "07700 900123",
      example_postcode: "S11 8AB",
      helplines: { emergency: "999" },
      site: "https://my.optilink.example.com",
      files_most_bytes: 10 * 1024 * 1024,
      demo: true,
    })),
    open: vi.fn<Api["open"]>(async () => CONVERSATION),
    messages: vi.fn<Api["messages"]>(async (_id, after) => ({
      messages: this.ledger.filter((one) => one.seq > after),
      last_seq: this.ledger.length,
    })),
    send: vi.fn<Api["send"]>(async (_id, sent) => this.take(sent)),
    sendCode: vi.fn<Api["sendCode"]>(async () => ({
      sent_to: "077•• •••101",
      ends_at: "2026-11-21T15:40:00Z",
      ends_at_display: "15:40",
      demo_hint: null,
    })),
    signIn: vi.fn<Api["signIn"]>(async () => ({
      ...CONVERSATION,
      level: "verified",
      customer_name: "Ana Brown",
    })),
    signOut: vi.fn<Api["signOut"]>(async () => undefined),
    writing: vi.fn<Api["writing"]>(async () => undefined),
    seen: vi.fn<Api["seen"]>(async () => undefined),
    here: vi.fn<Api["here"]>(async () => undefined),
    bring: vi.fn<Api["bring"]>(async (_id, file) => ({
      id: `f-${file.name}`,
      kind: file.type === "application/pdf" ? "document" : "image",
      name: file.name,
      media_type: file.type,
      size: file.size,
      width: 40,
      height: 30,
    })),
    fileAddress: (id: string, file: string) => `/files/${id}/${file}`,
    feedAddress: (id: string, after: number) => `/feed/${id}?after=${after}`,
  } satisfies Api;
  readonly own = {
    vouch: vi.fn<OwnApi["vouch"]>(async () => ({
      ...CONVERSATION,
      level: "identified",
      customer_name: "Ana Brown",
    })),
    handoff: vi.fn<OwnApi["handoff"]>(async () => HANDOFF),
    leaveLine: vi.fn<OwnApi["leaveLine"]>(async () => ({ ...HANDOFF, state: "returned", place: null })),
    waitByText: vi.fn<OwnApi["waitByText"]>(async () => ({ ...HANDOFF, state: "by_text" })),
    rating: vi.fn<OwnApi["rating"]>(async () => ({ ...RATING, state: "none" })),
    rate: vi.fn<OwnApi["rate"]>(async (id, score, comment) => ({
      ...RATING,
      id,
      state: "rated",
      score,
      comment,
    })),
    places: vi.fn<OwnApi["places"]>(async () => []),
    endPlace: vi.fn<OwnApi["endPlace"]>(async () => undefined),
    endOtherPlaces: vi.fn<OwnApi["endOtherPlaces"]>(async () => 0),
    textsTo: vi.fn<OwnApi["textsTo"]>(async () => null),
    textMe: vi.fn<OwnApi["textMe"]>(async () => "07••• •••101"),
    pushKey: vi.fn<OwnApi["pushKey"]>(async () => null),
    isTold: vi.fn<OwnApi["isTold"]>(async () => false),
    tellMe: vi.fn<OwnApi["tellMe"]>(async () => undefined),
    tellMeNoMore: vi.fn<OwnApi["tellMeNoMore"]>(async () => undefined),
  } satisfies OwnApi;
  readonly chat: Chat;

  constructor(identity: AskIdentity | null = null) {
    this.chat = new Chat(this.api, new Own(this.own, identity));
  }

  /** Stores it as the server would, under the next seq. */
  take(sent: NewMessage): Message {
    this.sent.push(sent);
    const text = sent.text ?? "chosen";
    const content = { text, chosen: sent.choice ?? null };
    const rest = {
      client_message_id: sent.client_message_id,
      sender: { kind: "customer" as const, name: null },
    };
    const stored = message(this.ledger.length + 1, content, rest);
    this.ledger.push(stored);
    return stored;
  }

  async start(): Promise<void> {
    vi.stubGlobal("EventSource", FakeSource);
    document.body.replaceChildren(this.root);
    render(<Page chat={this.chat} />, this.root);
    await this.chat.open();
    FakeSource.last.opens();
    await this.settle();
  }

  async says(content: Partial<Message["content"]>, rest: Partial<Message> = {}): Promise<Message> {
    const said = message(this.ledger.length + 1, content, rest);
    this.ledger.push(said);
    FakeSource.last.sends("message", said);
    await this.settle();
    return said;
  }

  async settle(): Promise<void> {
    await this.later(30);
  }

  async later(milliseconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
  }

  find<Element_ extends HTMLElement = HTMLElement>(selector: string): Element_ {
    const found = this.root.querySelector<Element_>(selector);
    if (found === null) throw new Error(`${selector} is not on the page`);
    return found;
  }

  button(name: string): HTMLButtonElement {
    const all = [...this.root.querySelectorAll("button")];
    const found = all.findLast((one) => (one.getAttribute("aria-label") ?? one.textContent) === name);
    if (found === undefined) throw new Error(`no button ${name}`);
    return found;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.settle();
  }

  async write(selector: string, value: string): Promise<void> {
    const field = this.find<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await this.settle();
  }

  async submit(selector: string): Promise<void> {
    this.find(selector)
      .closest("form")
      ?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await this.settle();
  }

  close(): void {
    this.chat.leave();
    render(null, this.root);
    sessionStorage.clear();
  }
}
