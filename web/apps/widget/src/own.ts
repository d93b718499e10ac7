/** What the page knows of whoever is at it, beside the talk: where they are signed in, and how they can be told. */

import {
  type Api,
  type Conversation,
  type Message,
  type OwnApi,
  type Place,
  Push,
  type Rating,
} from "@selfcare/client";
import { Beside } from "./beside";
import { type AskIdentity, recognised } from "./identity";
import { InLine } from "./in_line";
import { keep, kept } from "./kept";
import { Sound } from "./sound";

export interface OwnState {
  /** Null until they are here. */
  places: readonly Place[] | null;
  /** The places could not be read, or not be ended. */
  failed: boolean;
  /** Where messages can be texted to, masked. */
  textsTo: string | null;
  /** How the conversation before this one was: asked, and not answered yet. */
  asked: Rating | null;
}

const NOTHING: OwnState = { places: null, failed: false, textsTo: null, asked: null };
const AGAIN_MS = 1_000;
/** The question that was put away: none is asked twice. */
const PUT_AWAY = "ratingPutAway";

export class Own {
  state: OwnState = NOTHING;
  readonly push: Push;
  readonly line: InLine;
  readonly beside = new Beside();
  readonly sound = new Sound();
  private readonly listeners = new Set<() => void>();
  private readonly api: OwnApi;
  private readonly identity: AskIdentity | null;
  private knownAs = "";

  constructor(api: OwnApi, identity: AskIdentity | null = null) {
    this.api = api;
    this.identity = identity;
    this.push = new Push(api, () => this.tell());
    this.line = new InLine(api, () => this.tell());
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The conversation as it is once the page around the chat has said who is there. */
  async recognise(api: Pick<Api, "open" | "signOut">, conversation: Conversation): Promise<Conversation> {
    if (this.identity === null) return conversation;
    const { open, signOut } = api;
    return recognised({ open, signOut, vouch: this.api.vouch }, conversation, this.identity);
  }

  came(message: Message): void {
    if (message.sender.kind === "customer") return;
    this.beside.came();
    this.sound.came();
  }

  /** Once a sign-in has worn off. False: the host's visitor is another one now, in a conversation of their own. */
  async renew(api: Pick<Api, "open" | "signOut">, conversation: Conversation): Promise<boolean> {
    return (await this.recognise(api, conversation)).id === conversation.id;
  }

  /** What can be offered to whoever this is now. What can't be found out is not offered. */
  async now(conversation: Conversation): Promise<void> {
    this.line.now(conversation);
    this.beside.known(conversation);
    const { id, level } = conversation;
    const as = `${id} ${level === "anonymous"}`;
    if (as === this.knownAs) return;
    this.knownAs = as;
    this.set(NOTHING);
    await this.push.look().catch(() => undefined);
    const asked = await this.openQuestion();
    if (this.knownAs === as) this.set({ asked });
    if (level === "anonymous") return;
    const textsTo = await this.whereToText(id);
    if (this.knownAs === as) this.set({ textsTo });
  }

  /** That somebody has signed in can be told before the new cookie is here: with the old one it is refused. */
  private async whereToText(id: string): Promise<string | null> {
    try {
      return await this.api.textsTo(id);
    } catch {
      await new Promise((go) => setTimeout(go, AGAIN_MS));
      return this.api.textsTo(id).catch(() => null);
    }
  }

  async look(): Promise<void> {
    await this.guarded(async () => this.set({ places: await this.api.places() }));
  }

  async end(place: Place): Promise<void> {
    await this.guarded(async () => {
      await this.api.endPlace(place.id);
      this.set({ places: this.state.places?.filter((one) => one.id !== place.id) ?? null });
    });
  }

  async endOthers(): Promise<void> {
    await this.guarded(async () => {
      await this.api.endOtherPlaces();
      this.set({ places: this.state.places?.filter((one) => one.here) ?? null });
    });
  }

  private async openQuestion(): Promise<Rating | null> {
    const rating = await this.api.rating().catch(() => null);
    const isOpen = rating?.state === "asked" && rating.id !== kept(PUT_AWAY, "");
    return isOpen ? rating : null;
  }

  putRatingAway(): void {
    keep(PUT_AWAY, this.state.asked?.id ?? null);
    this.set({ asked: null });
  }

  rating(): Promise<Rating> {
    return this.api.rating();
  }

  rate({ id = null }: Rating, score: number, comment: string | null): Promise<Rating> {
    return this.api.rate(id, score, comment);
  }

  textMe(conversation: string, message: string): Promise<string> {
    return this.api.textMe(conversation, message);
  }

  /** Signed out, here or from elsewhere. */
  forget(): void {
    this.line.forget();
    this.knownAs = "";
    this.set(NOTHING);
  }

  private async guarded(request: () => Promise<void>): Promise<void> {
    this.set({ failed: false });
    try {
      await request();
    } catch {
      this.set({ failed: true });
    }
  }

  private set(change: Partial<OwnState>): void {
    this.state = { ...this.state, ...change };
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
