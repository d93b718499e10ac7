/** What pages have read, with the last good value and its time: shown at once, read again when it may have changed. */

import { NoAnswer } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { recall, remember } from "./memory";

export interface Held<Value> {
  value: Value | null;
  /** When the value came, by our own clock. */
  at: number | null;
  /** Why the last try brought nothing. */
  error: unknown;
}

type Read<Value> = (stop: AbortSignal) => Promise<Value>;
const NOTHING: Held<never> = { value: null, at: null, error: null };
/** Two parts of one page that want the same, or a page that is left and come back to, ask once. */
const FRESH_MS = 2_000;

export class Shelf<Value> extends Store<Held<Value>> {
  private users = 0;
  private isOld = false;
  private stop: AbortController | null = null;
  private readonly name: string;
  private readonly read: Read<Value>;
  private readonly failed: (error: unknown) => void;

  constructor(name: string, read: Read<Value>, failed: (error: unknown) => void) {
    super(NOTHING);
    this.name = name;
    this.read = read;
    this.failed = failed;
  }

  get isUsed(): boolean {
    return this.users > 0;
  }

  use(): () => void {
    this.users += 1;
    const isOld = this.isOld || Date.now() - (this.state.at ?? 0) > FRESH_MS;
    if (this.stop === null && isOld) void this.load();
    return () => {
      this.users -= 1;
      if (this.users === 0) this.abort();
    };
  }

  readonly again = (): void => void this.load();

  /** The newest question counts: an older answer that comes later is not shown. */
  async load(): Promise<void> {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    this.isOld = false;
    try {
      const value = await this.read(stop.signal);
      if (stop.signal.aborted) return;
      this.become({ value, at: Date.now(), error: null });
      remember(this.name, value, Date.now());
    } catch (error) {
      if (stop.signal.aborted) return;
      // As old as it is, and never as if it had just been read: an error stands beside it.
      const known = this.state.value === null && isNoAnswer(error) ? recall<Value>(this.name) : null;
      this.set({ ...known, error });
      this.failed(error);
    } finally {
      if (this.stop === stop) this.stop = null;
    }
  }

  /** Nobody looks at it: it is read when somebody does. */
  age(): void {
    this.isOld = true;
  }

  forget(): void {
    this.abort();
    this.become(NOTHING);
  }

  /** What was asked for has not come: it is asked for again, however lately it came before. */
  private abort(): void {
    if (this.stop === null) return;
    this.stop.abort();
    this.stop = null;
    this.isOld = true;
  }
}

export class Library {
  private readonly shelves = new Map<string, Shelf<unknown>>();
  private readonly failed: (error: unknown) => void;

  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  shelf<Value>(name: string, read: Read<Value>): Shelf<Value> {
    const found = this.shelves.get(name) ?? new Shelf<unknown>(name, read, this.failed);
    this.shelves.set(name, found);
    return found as Shelf<Value>;
  }

  /** Something may have changed: all that is in sight is read again now, the rest when it is. */
  refresh(): void {
    for (const shelf of this.shelves.values()) {
      if (shelf.isUsed) void shelf.load();
      else shelf.age();
    }
  }

  /** On a shared screen nothing of the last person is left. */
  forget(): void {
    for (const shelf of this.shelves.values()) shelf.forget();
    this.shelves.clear();
  }
}

export const isNoAnswer = (error: unknown): boolean => error instanceof NoAnswer;
