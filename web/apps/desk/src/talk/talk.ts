/** A conversation that is open on the desk: follows it, says what the agent is doing, writes to it. */

import {
  type CannedStep,
  type Company,
  type Conversation,
  type DeliveryChange,
  type DeskApi,
  type DeskMessage,
  Feed,
  isSeen,
  type Message,
  type Note,
  Problem,
} from "@selfcare/client";
import { Store, type Tray } from "@selfcare/ui";
import type { Desk } from "../desk";
import { texts } from "../texts";
import { isForColleagues } from "../writing/guards";
import { type Mode, UNDO_MS } from "../writing/outbox";
import { PAGE, pageAfter } from "./talk_pages";
import { channelOf, lastSeq, NOTHING, type Tab, type TalkState, withMessage, withNote } from "./talk_state";

const LOOKING_EVERY_MS = 15_000;
/** It is over by itself after six seconds, so whoever goes on writing says so again before. */
const WRITING_AGAIN_MS = 3_000;

export class Talk extends Store<TalkState> {
  readonly id: string;
  readonly desk: Desk;
  readonly api: DeskApi;
  private readonly feed: Feed;
  private timer: ReturnType<typeof setInterval> | undefined;
  /** What follows once the words of a macro are sent. */
  next: CannedStep | null = null;
  private toldAt = 0;
  private saw = 0;
  private stopped = false;

  constructor(desk: Desk, id: string) {
    super(NOTHING);
    this.desk = desk;
    this.api = desk.api;
    this.id = id;
    const source = {
      messages: (_: string, after: number) =>
        pageAfter(this.api, id, after, (before) => this.set({ before })),
      feedAddress: (_: string, after: number) => this.api.conversationFeedAddress(id, after),
    };
    this.feed = new Feed(source, desk.reach, id, {
      message: (message, news) => this.arrived(message, news),
      conversation: (conversation) => this.isWith(conversation),
      typing: (who) => this.set({ customerWrites: who !== null }),
      link: (link) => this.set(link === "live" ? { link, loaded: true } : { link }),
      others: {
        delivery: (told) => this.delivered(told as DeliveryChange),
        note: (note) => this.noted(note as Note),
        company: (company) => this.set({ company: company as Company }),
      },
      ended: () => void this.gone(),
    });
  }

  start(): void {
    void this.feed.start();
    void this.readNotes();
    void this.readCard();
    const look = () => void this.api.looking(this.id, this.state.mode).catch(() => undefined);
    look();
    this.timer = setInterval(look, LOOKING_EVERY_MS);
    document.addEventListener("visibilitychange", this.sees);
  }

  stop(): void {
    this.stopped = true;
    this.feed.stop();
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.sees);
    void this.api.lookingAway(this.id).catch(() => undefined);
  }

  /** Whether this agent answers here. */
  get isMine(): boolean {
    const { chats } = this.desk.state;
    return (chats ?? []).some((chat) => chat.conversation_id === this.id && chat.accepted_at !== null);
  }

  /** It stays when another conversation is looked at. */
  get tray(): Tray | null {
    return this.desk.trays?.of(this.id) ?? null;
  }

  get draft(): string {
    return this.state.mode === null ? "" : (this.desk.drafts?.of(this.id, this.state.mode) ?? "");
  }

  readonly choose = (mode: Mode | null): void => {
    if (mode !== null) this.desk.liking.makeRoom();
    this.set({ mode });
    void this.api.looking(this.id, mode).catch(() => undefined);
  };

  readonly see = (tab: Tab): void => this.set({ tab });

  write(text: string): void {
    const { mode } = this.state;
    if (mode === null) return;
    this.desk.drafts?.write(this.id, mode, text);
    const now = Date.now();
    if (mode !== "reply" || text === "" || now - this.toldAt < WRITING_AGAIN_MS || !this.isMine) return;
    this.toldAt = now;
    void this.api.writing(this.id).catch(() => undefined);
  }

  /** Into the outbox; the draft is over, and so is the mode. */
  send(mentions: readonly string[]): void {
    const { mode } = this.state;
    const text = this.draft.trim();
    const files = (mode === "reply" && this.tray?.take()) || [];
    if (mode === null || (text === "" && files.length === 0)) return;
    const undo = mode === "reply" && channelOf(this.state) === "web" ? UNDO_MS : 0;
    const written = { conversation: this.id, mode, text, mentions, files, seenSeq: lastSeq(this.state) };
    this.desk.outbox?.add(written, undo);
    this.desk.drafts?.write(this.id, mode, "");
    this.choose(null);
    if (mode === "reply") this.goOn();
  }

  /** Whether what stands in the box looks like words for staff. */
  isForColleagues(): boolean {
    return isForColleagues(this.draft, this.state.notes);
  }

  turnIntoNote(): void {
    const { draft } = this;
    this.write("");
    this.desk.drafts?.append(this.id, "note", draft);
    this.choose("note");
  }

  /** Out of the outbox and into the box again, to be changed. */
  takeBack(id: string): void {
    const item = this.desk.outbox?.takeBack(id);
    if (item === undefined) return;
    this.desk.drafts?.append(this.id, item.mode, item.text);
    this.tray?.putBack(item.files);
    this.choose(item.mode);
  }

  sendAnyway(id: string): void {
    this.desk.outbox?.sendAnyway(id, lastSeq(this.state));
  }

  /** A macro's own step: offered, and confirmed by the agent as always. */
  private goOn(): void {
    if (this.next !== null) this.desk.show(this.next.do);
    this.next = null;
  }

  /** Something of this agent's was taken. */
  sent(): void {
    this.feed.expect(lastSeq(this.state) + 1);
    void this.readNotes();
  }

  async older(): Promise<void> {
    const { before } = this.state;
    if (before === null || this.state.isFetching) return;
    this.set({ isFetching: true });
    await this.desk.act(async () => {
      const page = await this.api.thread(this.id, before, PAGE);
      this.take(page.messages, page.before);
    });
    this.set({ isFetching: false });
  }

  async resend(message: string): Promise<void> {
    await this.desk.act(() => this.api.resend(this.id, message));
  }

  /** What the panel shows may be another by now. */
  readonly readCard = async (): Promise<void> => {
    try {
      const card = await this.api.card(this.id);
      this.set({ card, cardFailed: false, acted: this.state.acted + 1 });
    } catch {
      this.set({ cardFailed: true });
    }
  };

  /** What is in sight has been read, and the customer's page says so: only of whom this agent answers. */
  readonly sees = (): void => {
    const seq = lastSeq(this.state);
    if (!isSeen() || seq <= this.saw || !this.isMine) return;
    this.saw = seq;
    this.api.seen(this.id, seq).catch(() => {
      this.saw = 0;
    });
  };

  private take(messages: readonly DeskMessage[], before: number | null): void {
    this.set({ messages: messages.reduce(withMessage, this.state.messages), before });
  }

  private arrived(message: Message, news: boolean): void {
    this.set({ messages: withMessage(this.state.messages, message as DeskMessage) });
    if (message.sender.kind === "customer") this.set({ customerWrites: false });
    this.sees();
    if (news && message.sender.kind !== "agent") this.desk.polite.say(texts.spoken(message));
  }

  private isWith(conversation: Conversation): void {
    const before = this.state.conversation;
    this.set({ conversation });
    if (before !== null && before.level !== conversation.level) void this.readCard();
    if (before !== null && before.owner !== conversation.owner) this.desk.readAll();
  }

  private delivered({ message_id, seq: _, ...delivery }: DeliveryChange): void {
    this.set({
      messages: this.state.messages.map((one) => (one.id === message_id ? { ...one, delivery } : one)),
    });
  }

  private noted(note: Note): void {
    const isNew = this.state.notes.every((one) => one.id !== note.id);
    this.set({ notes: withNote(this.state.notes, note) });
    if (isNew && note.by.id !== this.desk.state.me?.id) {
      this.desk.polite.say(texts.noteAloud(note.by.name, note.text));
    }
  }

  private async readNotes(): Promise<void> {
    const notes = await this.api.notes(this.id).catch(() => this.state.notes);
    this.set({ notes });
  }

  /** The feed says no: the log-in has run out, or there is no such conversation. */
  private async gone(): Promise<void> {
    try {
      await this.api.conversation(this.id);
    } catch (error) {
      if (this.stopped) return;
      if (error instanceof Problem && error.status === 401) this.desk.leave("time");
      else this.desk.tellRefusal(error);
      this.desk.shut();
    }
  }
}
