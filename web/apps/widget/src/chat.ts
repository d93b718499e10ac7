/** The conversation of this page: opens it, follows it, sends, signs in and out. The screen only draws its state. */

import {
  type Api,
  backoff,
  CALLED_OFFLINE_AFTER,
  Feed,
  type Link,
  type Message,
  Outbox,
  type Outgoing,
  Problem,
} from "@selfcare/client";
import { Announcer, linesFor } from "./announcer";
import { forget, keep, kept } from "./kept";
import { type ChatState, EMPTY, firstStep, openForm, type SignInStep, withMessage } from "./state";
import { texts } from "./texts";

export class Chat {
  state: ChatState = { ...EMPTY, draft: kept("draft", "") };
  private readonly listeners = new Set<(state: ChatState) => void>();
  private readonly polite = new Announcer((lines) => this.set({ polite: lines }));
  private readonly urgent = new Announcer((lines) => this.set({ urgent: lines }));
  private readonly api: Api;
  private feed: Feed | null = null;
  private outbox: Outbox | null = null;
  private failures = 0;
  private wasLive = false;
  private sendOnceOpen = false;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api) {
    this.api = api;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Opens or resumes; goes on trying until somebody answers. */
  async open(): Promise<void> {
    clearTimeout(this.retry);
    try {
      if (this.state.brand === null) this.set({ brand: await this.api.brand() });
      const conversation = await this.api.open();
      this.set({ conversation });
      await this.follow(conversation.id);
    } catch (error) {
      this.openLater(error);
    }
  }

  /** The customer's "Try now". */
  hurry(): void {
    if (this.feed === null) void this.open();
    else this.feed.hurry();
  }

  lookedAt(): void {
    this.feed?.hurry();
  }

  say(text: string): void {
    const said = text.trim();
    // Typed faster than the conversation opens: it stays in the box and goes as soon as there is one.
    this.sendOnceOpen = this.outbox === null;
    if (said === "" || this.outbox === null) return;
    this.write("");
    this.outbox.add({ text: said }, said, this.lastSeq());
  }

  choose(message: Message, index: number, title: string): void {
    this.outbox?.add({ choice: { message_id: message.id, index } }, title, this.lastSeq());
  }

  tryAgain(id: string): void {
    this.outbox?.tryAgain(id, this.lastSeq());
  }

  discard(id: string): void {
    this.outbox?.remove(id);
  }

  write(draft: string): void {
    keep("draft", draft);
    this.set({ draft });
  }

  /** `before` runs once the code is sent and before the next step is drawn. */
  async sendCode(address: string, formSeq: number, before?: () => void): Promise<SignInStep> {
    const sent = await this.guarded((id) => this.api.sendCode(id, address));
    const until = sent.ends_at_display;
    const step = {
      formSeq,
      step: "code" as const,
      address,
      sentTo: sent.sent_to,
      until,
      hint: sent.demo_hint,
    };
    before?.();
    this.turnTo(step);
    return step;
  }

  turnTo(step: SignInStep): void {
    keep("signIn", step);
    this.set({ signIn: step });
  }

  async signIn(code: string): Promise<void> {
    const conversation = await this.guarded((id) => this.api.signIn(id, code));
    keep("signIn", null);
    this.set({ conversation, signIn: null });
  }

  async signOut(): Promise<void> {
    try {
      await this.api.signOut();
    } catch (error) {
      const isOut = error instanceof Problem && error.status === 401;
      this.set({ stillSignedIn: !isOut });
      if (!isOut) return this.urgent.say(texts.stillSignedIn);
    }
    this.leave();
    forget();
    this.set({ ...EMPTY, brand: this.state.brand });
    await this.open();
  }

  private async follow(id: string): Promise<void> {
    const unsent = kept<{ conversation: string; items: Outgoing[] } | null>("unsent", null);
    this.outbox = this.newOutbox(id, unsent?.conversation === id ? unsent.items : []);
    this.feed = new Feed(this.api, id, {
      message: (message, news) => this.arrived(message, news),
      conversation: (conversation) => this.set({ conversation }),
      typing: (on) => this.set({ typingSince: on ? (this.state.typingSince ?? Date.now()) : null }),
      link: (link) => this.linkIs(link),
      ended: () => this.startAnew(),
    });
    await this.feed.start();
    this.outbox?.flush();
    if (this.sendOnceOpen) this.say(this.state.draft);
  }

  private newOutbox(conversation: string, items: readonly Outgoing[]): Outbox {
    this.set({ outgoing: items });
    return new Outbox(
      {
        send: (message) => this.api.send(conversation, message),
        changed: (outgoing) => {
          keep("unsent", outgoing.length === 0 ? null : { conversation, items: outgoing });
          this.set({ outgoing });
        },
        taken: (message) => this.taken(conversation, message),
        refused: (item) => this.urgent.say(texts.notSentAloud(item.shown)),
        ended: (unsent) => this.startAnew(unsent),
      },
      items,
    );
  }

  private taken(conversation: string, message: Message): void {
    if (conversation !== this.state.conversation?.id) return;
    this.set({ messages: withMessage(this.state.messages, message) });
    this.feed?.expect(message.seq);
  }

  private arrived(message: Message, news: boolean): void {
    const theirs = message.sender.kind !== "customer";
    this.set({
      messages: withMessage(this.state.messages, message),
      typingSince: theirs ? null : this.state.typingSince,
    });
    if (message.client_message_id !== null) this.outbox?.remove(message.client_message_id);
    this.restoreSignIn();
    if (news) for (const line of linesFor(message)) this.polite.say(line);
  }

  /** A reload finds the form at the step it was at; a newer form starts at its own. */
  private restoreSignIn(): void {
    const seq = openForm(this.state.messages);
    if (seq === (this.state.signIn?.formSeq ?? null)) return;
    const before = kept<SignInStep | null>("signIn", null);
    if (seq === null) this.set({ signIn: null });
    else if (before?.formSeq === seq) this.set({ signIn: before });
    else this.set({ signIn: firstStep(this.state, seq) });
  }

  private linkIs(link: Link): void {
    if (link === "live") {
      this.failures = 0;
      this.set({ loaded: true });
      if (this.wasLive && this.state.link !== "live") this.polite.say(texts.backOnline);
      this.wasLive = true;
      this.outbox?.flush();
    }
    this.set({ link });
  }

  /** The session is over: a new conversation, and what was never taken is in the message box again. */
  private startAnew(unsent: readonly Outgoing[] = this.state.outgoing): void {
    const worked = this.wasLive;
    this.leave();
    const words = unsent.flatMap((item) => item.body.text ?? []);
    this.write([...words, this.state.draft].filter((part) => part !== "").join("\n"));
    const { brand, draft } = this.state;
    this.set({ ...EMPTY, brand, draft, startedAnew: true });
    // A browser that keeps no cookies would otherwise ask for one conversation after the other.
    if (worked) void this.open();
    else this.openLater();
  }

  private openLater(error?: unknown): void {
    this.failures += 1;
    const offline = navigator.onLine === false || this.failures >= CALLED_OFFLINE_AFTER;
    this.set({ link: offline ? "offline" : "reconnecting" });
    const wait = error instanceof Problem && error.retryAfter !== null ? error.retryAfter * 1000 : 0;
    this.retry = setTimeout(() => void this.open(), Math.max(wait, backoff(this.failures)));
  }

  private leave(): void {
    this.feed?.stop();
    this.outbox?.clear();
    this.feed = null;
    this.outbox = null;
    this.wasLive = false;
  }

  /** A request of a form: without a session, the page starts anew before the form hears of it. */
  private async guarded<Answer>(request: (conversation: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await request(this.state.conversation?.id ?? "");
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.startAnew();
      throw error;
    }
  }

  private lastSeq(): number {
    return this.state.messages.at(-1)?.seq ?? 0;
  }

  private set(change: Partial<ChatState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener(this.state);
  }
}
