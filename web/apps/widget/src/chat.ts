/** The conversation of this page: opens it, follows it, sends, signs in and out. The screen only draws its state. */

import {
  type Api,
  type Conversation,
  Feed,
  isOver,
  type Link,
  type Message,
  Outbox,
  type Outgoing,
  patience,
  Reach,
} from "@selfcare/client";
import { Announcer, Store, Tray } from "@selfcare/ui";
import { linesFor } from "./announcer";
import { fileWords } from "./file_words";
import { forget, keep, kept } from "./kept";
import type { Own } from "./own";
import { COOKIE_MS, failuresAfter, linkAfter, pauseAfter, sendWithin } from "./pausing";
import { Presence } from "./presence";
import { SigningIn } from "./signing_in";
import { type ChatState, EMPTY, isSignedIn, type SignInStep, signInAfter, withMessage } from "./state";
import { texts } from "./texts";
import { Unsent } from "./unsent";
import { bodyOf, shownOf } from "./with_files";

export class Chat extends Store<ChatState> {
  private readonly polite = new Announcer((lines) => this.set({ polite: lines }));
  private readonly urgent = new Announcer((lines) => this.set({ urgent: lines }));
  readonly own: Own;
  readonly signing: SigningIn;
  readonly tray = new Tray(fileWords(), this.polite, this.urgent, {
    bring: (...file) => this.guarded((id) => this.api.bring(id, ...file)),
    changed: (added) => this.set({ added }),
    mostBytes: () => this.state.brand?.files_most_bytes ?? Number.POSITIVE_INFINITY,
  });
  private readonly api: Api;
  private readonly reach: Reach;
  private readonly unsent = new Unsent();
  private presence: Presence | null = null;
  private feed: Feed | null = null;
  private outbox: Outbox | null = null;
  private failures = 0;
  private attempt = 0;
  private wasLive = false;
  private sendOnceOpen = false;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api, own: Own) {
    super({ ...EMPTY, draft: kept("draft", "") });
    this.api = api;
    this.own = own;
    this.reach = new Reach(api.here);
    this.signing = new SigningIn(api, {
      guarded: (request) => this.guarded(request),
      turned: (signIn) => this.set({ signIn }),
      signedIn: (conversation) => void this.known(conversation),
    });
  }

  /** Opens or resumes; goes on trying until somebody answers. */
  async open(): Promise<void> {
    clearTimeout(this.retry);
    const attempt = ++this.attempt;
    try {
      if (this.state.brand === null) this.set({ brand: await this.api.brand() });
      const opened = await this.api.open(patience(this.failures));
      if (attempt !== this.attempt) return;
      const conversation = await this.own.recognise(this.api, opened);
      if (attempt !== this.attempt) return;
      if (this.unsent.losesFiles(conversation, this.state)) this.tray.clear();
      this.set(this.unsent.goOn(conversation, this.state));
      void this.known(conversation);
      await this.follow(conversation.id);
    } catch (error) {
      if (attempt === this.attempt) this.openLater(error);
    }
  }

  readonly fileAddress = (id: string) => this.api.fileAddress(this.state.conversation?.id ?? "", id);

  /** The customer's "Try now". */
  readonly hurry = () => (this.feed === null ? void this.open() : this.feed.hurry());

  /** The message at this place is in sight. */
  readonly sees = (seq: number) => this.presence?.sees(seq);

  say(text: string): void {
    const typed = text.trim();
    // Typed faster than the conversation opens: it stays in the box and goes as soon as there is one.
    this.sendOnceOpen = this.outbox === null;
    if (this.outbox === null || this.tray.waits(() => this.say(this.state.draft))) return;
    const media = this.tray.take();
    if (typed === "" && media.length === 0) return;
    const said = this.own.beside.about(typed);
    this.write("");
    this.outbox.add(bodyOf(said, media), shownOf(said, media), this.lastSeq(), media);
  }

  choose(message: Message, index: number, title: string): void {
    this.outbox?.add({ choice: { message_id: message.id, index } }, title, this.lastSeq());
  }

  readonly tryAgain = (id: string) => this.outbox?.tryAgain(id, this.lastSeq());

  readonly discard = (id: string) => this.outbox?.remove(id);

  write(draft: string): void {
    keep("draft", draft);
    this.set({ draft });
    if (draft !== "" && this.state.conversation?.owner === "agent") this.presence?.writes();
  }

  async signOut(): Promise<void> {
    const isOut = await this.signing.out();
    this.set({ stillSignedIn: !isOut });
    if (!isOut) return this.urgent.say(texts.stillSignedIn);
    forget();
    await this.reopen();
  }

  /** From nothing: whoever is here may be somebody else now. */
  async reopen(): Promise<void> {
    this.leave();
    this.tray.clear();
    this.set({ ...EMPTY, brand: this.state.brand, draft: kept("draft", "") });
    await this.open();
  }

  /** A sign-in that has worn off may be renewed by the page around the chat. Who signs in may have another one. */
  private async known(conversation: Conversation): Promise<void> {
    if (this.feed !== null && conversation.id !== this.state.conversation?.id) return this.startAnew();
    const wornOff = conversation.level === "anonymous" && this.state.conversation?.customer_name != null;
    this.set(this.unsent.knows(conversation));
    void this.own.now(conversation);
    if (wornOff && !(await this.own.renew(this.api, conversation))) this.startAnew();
  }

  private async follow(id: string): Promise<void> {
    this.feed?.stop();
    this.outbox = this.newOutbox(id, this.unsent.of(id, isSignedIn(this.state)));
    this.presence = new Presence(this.api, id);
    this.feed = new Feed(this.api, this.reach, id, {
      message: (message, news) => this.arrived(message, news),
      conversation: (conversation) => this.known(conversation),
      typing: (writer) => this.set({ writer, typingSince: writer && (this.state.typingSince ?? Date.now()) }),
      link: (link) => this.linkIs(link),
      ended: () => {
        this.retry = setTimeout(() => this.startAnew(), COOKIE_MS);
      },
    });
    await this.feed.start();
    this.outbox?.flush();
    if (this.sendOnceOpen) this.say(this.state.draft);
  }

  private newOutbox(conversation: string, items: readonly Outgoing[]): Outbox {
    this.set({ outgoing: items });
    return new Outbox(
      {
        send: (message, ms) => this.api.send(conversation, message, sendWithin(this.state.signIn, ms)),
        changed: (outgoing) => {
          this.unsent.keep(conversation, outgoing);
          this.set({ outgoing });
        },
        taken: (message) => this.taken(conversation, message),
        refused: (item) => this.urgent.say(texts.notSentAloud(item.shown)),
        ended: (unsent) => this.startAnew(unsent),
      },
      this.reach,
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
    const signIn = signInAfter(this.state, kept<SignInStep | null>("signIn", null));
    if (signIn !== this.state.signIn) this.set({ signIn });
    if (!news) return;
    this.own.came(message);
    for (const line of linesFor(message)) this.polite.say(line);
  }

  private linkIs(link: Link): void {
    if (link === "live") {
      this.failures = 0;
      this.set({ loaded: true });
      if (this.wasLive && this.state.link !== "live") this.polite.say(texts.backOnline);
      this.wasLive = true;
      this.outbox?.flush();
      this.presence?.again();
    }
    this.set({ link });
  }

  /** The session is over: a new conversation, and what was never taken is in the message box again. */
  private startAnew(unsent: readonly Outgoing[] = this.state.outgoing): void {
    const worked = this.wasLive;
    this.leave();
    const draft = this.unsent.leave(unsent, this.state.draft);
    this.set({ ...EMPTY, brand: this.state.brand, added: this.state.added, draft, startedAnew: true });
    // A browser that keeps no cookies would otherwise ask for one conversation after the other.
    if (worked) void this.open();
    else this.openLater();
  }

  private openLater(error?: unknown): void {
    this.failures = failuresAfter(error, this.failures);
    this.set({ link: linkAfter(this.failures) });
    const attempt = this.attempt;
    const openNow = () => (attempt === this.attempt ? this.open() : undefined);
    this.retry = setTimeout(() => void this.reach.reached().then(openNow), pauseAfter(error, this.failures));
  }

  leave(): void {
    this.own.forget();
    clearTimeout(this.retry);
    this.feed?.stop();
    this.presence?.stop();
    this.outbox?.stop();
    this.feed = null;
    this.outbox = null;
    this.wasLive = false;
  }

  /** A request of a form: without a session, the page starts anew before the form hears of it. */
  private async guarded<Answer>(request: (conversation: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await request(this.state.conversation?.id ?? "");
    } catch (error) {
      if (isOver(error)) this.startAnew();
      throw error;
    }
  }

  private readonly lastSeq = () => this.state.messages.at(-1)?.seq ?? 0;
}
