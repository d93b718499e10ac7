/** Files that somebody has added and not sent yet: each is brought at once, and can be left out or tried again. */

import { type Api, type Media, NoAnswer, Problem, type Progress } from "@selfcare/client";
import type { Announcer } from "./voices";

export interface Added {
  /** Stays the same on every try, so that the server keeps the file once. */
  id: string;
  name: string;
  /** An address of this page's own that shows the picture. */
  preview: string | null;
  state: "bringing" | "brought" | "failed";
  /** How much of it has gone: 0 to 1. */
  share: number;
  error: string | null;
  /** Whether trying again may help. */
  again: boolean;
  media: Media | null;
}

/** What is said of files, in the words of the page. */
export interface FileWords {
  add: string;
  choose: string;
  toSend: string;
  unnamed: string;
  ready: string;
  again: string;
  noAnswer: string;
  refused: string;
  bringing(name: string): string;
  share(percent: number): string;
  readyAloud(name: string): string;
  failedAloud(name: string, why: string): string;
  cancel(name: string): string;
  remove(name: string): string;
  tooMany(most: number): string;
  tooLarge(most: number): string;
  otherKind(most: number): string;
}

interface Handlers {
  bring(file: File, once: string, progress: Progress, signal: AbortSignal): ReturnType<Api["bring"]>;
  changed(items: readonly Added[]): void;
  mostBytes(): number;
}

export const ACCEPTED = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"];
export const MOST = 5;

export class Tray {
  private items: readonly Added[] = [];
  private readonly files = new Map<string, File>();
  private readonly stops = new Map<string, AbortController>();
  private afterwards: (() => void) | null = null;
  readonly words: FileWords;
  private readonly handlers: Handlers;
  private readonly polite: Announcer;
  private readonly urgent: Announcer;

  constructor(words: FileWords, polite: Announcer, urgent: Announcer, handlers: Handlers) {
    this.words = words;
    this.polite = polite;
    this.urgent = urgent;
    this.handlers = handlers;
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      const id = crypto.randomUUID();
      const refusal = this.refusalOf(file);
      this.change([...this.items, { ...newItem(id, file, this.words.unnamed), ...refused(refusal) }]);
      if (refusal !== null) this.tell(file.name, refusal);
      else void this.bring(id, file);
    }
  }

  tryAgain(id: string): void {
    const file = this.files.get(id);
    if (file !== undefined) void this.bring(id, file);
  }

  remove(id: string): void {
    this.stops.get(id)?.abort();
    this.forget(id);
    this.settle();
  }

  /** True while something is still on its way: `next` is done once nothing is. */
  waits(next: () => void): boolean {
    this.afterwards = this.items.some((one) => one.state === "bringing") ? next : null;
    return this.afterwards !== null;
  }

  /** Those that can be sent. They leave the tray; what failed stays in sight. */
  take(): Media[] {
    const brought = this.items.filter((one) => one.state === "brought");
    for (const { id } of brought) this.forget(id);
    return brought.flatMap((one) => one.media ?? []);
  }

  /** What was taken and is not to go yet. */
  putBack(media: readonly Media[]): void {
    const items = media.map((one) => ({
      ...{ id: crypto.randomUUID(), name: one.name, preview: null, error: null, again: false },
      ...{ state: "brought" as const, share: 1, media: one },
    }));
    this.change([...this.items, ...items]);
  }

  clear(): void {
    this.afterwards = null;
    for (const { id } of this.items) this.remove(id);
  }

  private async bring(id: string, file: File): Promise<void> {
    const stop = new AbortController();
    this.files.set(id, file);
    this.stops.set(id, stop);
    this.replace(id, { state: "bringing", share: 0, error: null });
    const progress = (share: number) => this.replace(id, { share });
    try {
      const brought = await this.handlers.bring(file, id, progress, stop.signal);
      if (stop.signal.aborted) return;
      this.replace(id, { state: "brought", share: 1, media: { ...brought, state: "kept" } });
      this.polite.say(this.words.readyAloud(file.name));
    } catch (error) {
      if (stop.signal.aborted) return;
      const failure = failureOf(error, this.words);
      this.replace(id, { state: "failed", ...failure });
      this.tell(file.name, failure.error);
    }
    this.settle();
  }

  private refusalOf(file: File): string | null {
    const most = this.handlers.mostBytes();
    if (this.items.filter((one) => one.state !== "failed").length >= MOST) return this.words.tooMany(MOST);
    if (file.size > most) return this.words.tooLarge(most);
    // What the browser can't name is looked at by the server.
    if (file.type !== "" && !ACCEPTED.includes(file.type)) return this.words.otherKind(most);
    return null;
  }

  private settle(): void {
    if (this.items.some((one) => one.state === "bringing")) return;
    const next = this.afterwards;
    this.afterwards = null;
    next?.();
  }

  private tell(name: string, why: string): void {
    this.urgent.say(this.words.failedAloud(name || this.words.unnamed, why));
  }

  private forget(id: string): void {
    const preview = this.items.find((one) => one.id === id)?.preview ?? null;
    if (preview !== null) URL.revokeObjectURL(preview);
    this.files.delete(id);
    this.stops.delete(id);
    this.change(this.items.filter((one) => one.id !== id));
  }

  private replace(id: string, by: Partial<Added>): void {
    this.change(this.items.map((one) => (one.id === id ? { ...one, ...by } : one)));
  }

  private change(items: readonly Added[]): void {
    this.items = items;
    this.handlers.changed(items);
  }
}

function newItem(id: string, file: File, unnamed: string): Added {
  const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
  const name = file.name || unnamed;
  return { id, name, preview, state: "bringing", share: 0, error: null, again: false, media: null };
}

function refused(error: string | null): Partial<Added> {
  return error === null ? {} : { state: "failed", error };
}

function failureOf(error: unknown, words: FileWords): { error: string; again: boolean } {
  if (!(error instanceof Problem)) return { error: words.noAnswer, again: error instanceof NoAnswer };
  const later = error.status >= 500 || error.status === 429;
  return { error: error.detail || words.refused, again: later };
}
