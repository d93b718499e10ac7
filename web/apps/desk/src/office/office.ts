/** What the screens of people and of teams share: a list, and one of it open in a form that keeps what is typed. */

import { type DeskApi, Problem } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import type { Desk } from "../desk";
import { refusalOf } from "../refusals";
import { texts } from "../texts";
import { type Faults, faultsOf } from "./faults";

/** Stands for one that is not there yet; no id and no code has this sign. */
export const NEW = "+";

export interface OfficeState<Item, Words> {
  items: readonly Item[] | null;
  failed: string | null;
  open: string | null;
  words: Words;
  faults: Faults;
  /** Counts, so that the summary of what is wrong gets the focus each time. */
  tries: number;
  busy: boolean;
  /** What has been done, in words. */
  done: string | null;
}

/** Nothing read, and nothing open. */
export function unread<Words>(words: Words): OfficeState<never, Words> {
  const nothing = { items: null, failed: null, open: null, done: null };
  return { ...nothing, words, faults: {}, tries: 0, busy: false };
}

export abstract class Office<Item, Words, State extends OfficeState<Item, Words>> extends Store<State> {
  protected readonly api: DeskApi;
  private readonly desk: Desk;

  constructor(desk: Desk, fresh: State) {
    super(fresh);
    this.desk = desk;
    this.api = desk.api;
    let agent = desk.state.me?.id;
    // Whoever logs in next sees nothing of it; the same agent finds it as it was.
    desk.subscribe(({ me, endedBy }) => {
      const isAnother = me !== null && agent !== undefined && me.id !== agent;
      agent = me?.id ?? agent;
      if (isAnother || (endedBy === "themselves" && this.state !== fresh)) this.become(fresh);
    });
  }

  protected abstract fetch(): Promise<Partial<State>>;
  protected abstract wordsOf(open: string): Words;
  protected abstract missing(): Faults;
  protected abstract readonly fields: readonly string[];
  protected abstract deed(): Promise<Partial<State>>;

  readonly read = async (): Promise<void> => {
    try {
      this.set({ ...(await this.fetch()), failed: null });
    } catch (error) {
      this.outAt(error);
      this.set({ failed: refusalOf(error, texts.noAnswer) } as Partial<State>);
    }
  };

  readonly begin = (open: string): void =>
    this.set({ open, words: this.wordsOf(open), faults: {}, done: null } as Partial<State>);

  readonly back = (): void => this.set({ open: null, faults: {}, done: null } as Partial<State>);

  write(change: Partial<Words>): void {
    this.set({ words: { ...this.state.words, ...change }, done: null } as Partial<State>);
  }

  readonly save = async (): Promise<void> => {
    const faults = this.missing();
    if (Object.keys(faults).length > 0) return this.tell(faults);
    await this.attempt(() => this.deed());
  };

  /** Does it unless something else is under way; what was typed stays whatever comes of it. */
  protected async attempt(deed: () => Promise<Partial<State>>): Promise<void> {
    if (this.state.busy) return;
    this.set({ busy: true, faults: {}, done: null } as Partial<State>);
    try {
      this.set(await deed());
      await this.read();
      if (this.state.done !== null) this.desk.polite.say(this.state.done);
    } catch (error) {
      this.outAt(error);
      this.tell(faultsOf(error, this.fields));
    } finally {
      this.set({ busy: false } as Partial<State>);
    }
  }

  private tell(faults: Faults): void {
    this.set({ faults, tries: this.state.tries + 1 } as Partial<State>);
  }

  private outAt(error: unknown): void {
    if (error instanceof Problem && error.status === 401) this.desk.leave("time");
  }
}

/** As people type lists: apart by commas or on lines of their own. */
export function listed(typed: string): string[] {
  return typed
    .split(/[,;\n]/)
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== "");
}
