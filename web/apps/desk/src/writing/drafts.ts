/** What is being written: one draft for each conversation and mode, kept here at every key and at the server soon after. */

import type { Draft } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { keep, kept } from "../kept";
import type { Mode } from "./outbox";

export type Texts = Readonly<Record<string, string>>;
type Put = (conversation: string, mode: Mode, text: string) => Promise<unknown>;

const SAVED_AFTER_MS = 1_000;

export class Drafts extends Store<Texts> {
  private readonly place: string;
  private readonly put: Put;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(agent: string, put: Put) {
    super(kept<Texts>(`talk.drafts.${agent}`, {}));
    this.place = `talk.drafts.${agent}`;
    this.put = put;
  }

  of(conversation: string, mode: Mode): string {
    return this.state[`${conversation}.${mode}`] ?? "";
  }

  write(conversation: string, mode: Mode, text: string): void {
    const key = `${conversation}.${mode}`;
    this.show({ ...this.state, [key]: text });
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => void this.save(conversation, mode, key), SAVED_AFTER_MS),
    );
  }

  /** Behind what stands there already: nothing that was typed is lost. */
  append(conversation: string, mode: Mode, text: string): void {
    const before = this.of(conversation, mode);
    this.write(conversation, mode, before === "" ? text : `${before}\n${text}`);
  }

  /** From another desk of the same agent; what was typed here is newer. */
  async fetch(read: () => Promise<readonly Draft[]>): Promise<void> {
    for (const { conversation_id, mode, text } of await read().catch(() => [])) {
      const key = `${conversation_id}.${mode}`;
      if (this.state[key] === undefined) this.show({ ...this.state, [key]: text });
    }
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  /** Nothing waits for it: it is kept here in any case, and goes with the next key otherwise. */
  private async save(conversation: string, mode: Mode, key: string): Promise<void> {
    await this.put(conversation, mode, this.state[key] ?? "").catch(() => undefined);
  }

  private show(texts: Texts): void {
    const some = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
    keep(this.place, Object.keys(some).length === 0 ? null : some);
    this.become(texts);
  }
}
