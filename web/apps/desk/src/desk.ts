/** The desk of one agent: logs in, follows what is theirs, opens conversations, acts. The screen only draws its state. */

import {
  type Conversation,
  type DeskApi,
  type DeskNews,
  deskFeed,
  type Link,
  type Me,
  type PresenceWord,
  Problem,
  Reach,
  type Stream,
} from "@selfcare/client";
import { Announcer, Store } from "@selfcare/ui";
import { forgetTalk } from "./kept";
import { ChatsTold } from "./line/chats_told";
import { Liking } from "./own/liking";
import { Refresher } from "./refresher";
import { refusalOf } from "./refusals";
import { type DeskState, EMPTY, type Sheet, type View } from "./state";
import { Talk } from "./talk/talk";
import { texts } from "./texts";
import { Drafts } from "./writing/drafts";
import type { Outbox } from "./writing/outbox";
import { outboxOf } from "./writing/sending";
import { Trays } from "./writing/trays";
import { Undo } from "./writing/undo";

const HERE_EVERY_MS = 20_000;
const TICK_MS = 15_000;
/** The feed is silent about calls, which are promised for hours ahead. */
const CALLS_EVERY_MS = 60_000;
/** What is shown may be wrong by then: nothing is sent on it. */
const STALE_AFTER_MS = 10_000;

export class Desk extends Store<DeskState> {
  readonly liking = new Liking();
  readonly polite = new Announcer((polite) => this.set({ polite }));
  readonly urgent = new Announcer((urgent) => this.set({ urgent }));
  readonly undo = new Undo(this.polite, (held) => this.set({ held }));
  private readonly told = new ChatsTold(this);
  readonly api: DeskApi;
  readonly reach: Reach;
  outbox: Outbox | null = null;
  drafts: Drafts | null = null;
  trays: Trays | null = null;
  private feed: Stream | null = null;
  private readonly readers: Record<DeskNews | "calls", Refresher>;
  private timers: ReturnType<typeof setInterval>[] = [];
  private staleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: DeskApi, here: (signal: AbortSignal) => Promise<void>) {
    super({ ...EMPTY, now: Date.now() });
    this.api = api;
    this.reach = new Reach(here);
    const reading = (read: () => Promise<void>) => new Refresher(read, () => this.leave("time"));
    this.readers = {
      queue: reading(async () => this.set({ queue: await api.queue() })),
      chats: reading(() => this.readChats()),
      state: reading(async () => this.set({ presence: await api.state() })),
      mention: reading(async () => this.set({ mentions: await api.mentions() })),
      calls: reading(async () => this.set({ calls: await api.calls() })),
      board: reading(async () => this.set({ boardChanged: Date.now() })),
    };
  }

  /** Who is at this browser, if anybody is. Goes on asking until somebody answers. */
  async begin(): Promise<void> {
    try {
      this.set({ brand: await this.api.brand() });
      this.enter(await this.api.me());
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return this.set({ phase: "out" });
      this.set({ link: "reconnecting" });
      await this.reach.reached();
      setTimeout(() => void this.begin(), 1_000);
    }
  }

  enter(me: Me): void {
    this.liking.of(me.id);
    this.outbox = outboxOf(this, me.id);
    this.drafts = new Drafts(me.id, (conversation, mode, text) => this.api.draft(conversation, mode, text));
    this.set({ phase: "in", me, endedBy: null, refused: null, now: Date.now() });
    this.trays = new Trays(this, me.id);
    this.feed = deskFeed(this.api.feedAddress(), this.api.me, this.reach, {
      changed: (what) => this.readers[what].again(),
      link: (link) => this.linkIs(link),
      ended: () => this.leave("time"),
    });
    this.feed.start();
    for (const reader of Object.values(this.readers)) reader.again();
    const sayHere = () => void this.api.here().catch(() => undefined);
    sayHere();
    this.timers = [
      setInterval(sayHere, HERE_EVERY_MS),
      setInterval(this.readCalls, CALLS_EVERY_MS),
      setInterval(() => this.set({ now: Date.now() }), TICK_MS),
    ];
    addEventListener("pagehide", this.goesAway);
    this.outbox.flush();
    void this.drafts.fetch(this.api.drafts);
  }

  async logOut(): Promise<void> {
    await this.undo.now();
    if (!(await this.act(() => this.api.logOut()))) return;
    this.leave("themselves");
    forgetTalk();
  }

  /** Log-outs by time lose nothing: what was being written is there again after the next log-in. */
  leave(endedBy: "themselves" | "time"): void {
    if (this.state.phase !== "in") return;
    this.stop();
    this.set({ ...EMPTY, now: Date.now(), phase: "out", endedBy, brand: this.state.brand });
  }

  stop(): void {
    this.state.talk?.stop();
    this.feed?.stop();
    this.outbox?.stop();
    this.drafts?.stop();
    this.trays?.stop();
    for (const reader of Object.values(this.readers)) reader.stop();
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.staleTimer);
    removeEventListener("pagehide", this.goesAway);
    this.feed = null;
  }

  /** What waits to be done is done by whoever leaves: they have said so, and nobody would do it after them. */
  private readonly goesAway = () => void this.undo.now();
  readonly hurry = () => this.feed?.hurry();
  readonly view = (view: View) => this.set({ view });
  readonly show = (sheet: Sheet | null) => this.set({ sheet });
  readonly dismiss = () => this.set({ refused: null, told: null });

  open(id: string): void {
    this.set({ view: "chats" });
    if (this.state.talk?.id === id) return;
    this.state.talk?.stop();
    const talk = new Talk(this, id);
    this.set({ talk, newSince: null });
    talk.start();
  }

  shut(): void {
    this.state.talk?.stop();
    this.set({ talk: null });
  }

  async setState(state: PresenceWord): Promise<void> {
    await this.act(async () => this.set({ presence: await this.api.setState(state) }));
    this.readers.chats.again();
  }

  async accept(id: string): Promise<void> {
    await this.openOnce(() => this.api.accept(id), id);
  }

  async takeOver(id: string): Promise<void> {
    await this.openOnce(() => this.api.takeOver(id), id);
  }

  /** Done in a moment, unless it is taken back. */
  later(said: string, deed: () => Promise<Conversation>): void {
    this.undo.later(said, () => this.act(deed).then(() => this.readAll()));
  }

  takeBack(): void {
    if (!this.undo.takeBack()) this.tell(texts.nothingToUndo);
  }

  /** Something to know that asks for nothing. */
  tell(told: string): void {
    this.set({ told });
    this.polite.say(told);
  }

  /** Known before the list is read again, so that nobody is told of what they did themselves. */
  isBack(id: string): void {
    const chats = this.state.chats ?? [];
    this.set({ chats: chats.map((one) => (one.conversation_id === id ? { ...one, aside: null } : one)) });
  }

  /** Does something that can be refused, and says so. True once it is done. */
  async act(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      this.set({ refused: null });
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.leave("time");
      else this.tellRefusal(error);
      return false;
    }
  }

  tellRefusal(error: unknown): void {
    this.refuse(refusalOf(error, texts.noAnswer));
  }

  refuse(refused: string): void {
    this.set({ refused });
  }

  readAll(): void {
    for (const what of ["queue", "chats", "state"] as const) this.readers[what].again();
  }

  readonly readMentions = () => this.readers.mention.again();
  readonly readCalls = () => this.readers.calls.again();

  /** Opened once it is known to be theirs: the next key may be a reply's. */
  private async openOnce(deed: () => Promise<Conversation>, id: string): Promise<void> {
    if (await this.act(() => deed().then(() => this.readChats()))) this.open(id);
    this.readAll();
  }

  private async readChats(): Promise<void> {
    const before = this.state.chats;
    const chats = await this.api.chats();
    this.set({ chats });
    this.told.tell(before, chats);
  }

  private linkIs(link: Link): void {
    clearTimeout(this.staleTimer);
    if (link === "live") {
      if (this.state.link !== "connecting" && this.state.link !== "live") this.polite.say(texts.backAgain);
      const newSince = this.state.stale ? this.state.asOf : this.state.newSince;
      this.set({ link, asOf: null, stale: false, newSince });
      this.outbox?.flush();
      return;
    }
    const asOf = this.state.asOf ?? this.feed?.heardAt ?? Date.now();
    this.set({ link, asOf });
    const left = Math.max(0, asOf + STALE_AFTER_MS - Date.now());
    this.staleTimer = setTimeout(() => this.set({ stale: true }), left);
  }
}
