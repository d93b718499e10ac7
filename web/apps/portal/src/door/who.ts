/** Who is signed in, and what happens when that is over or not enough: a code, and then what was begun goes on. */

import { type Customer, type PortalApi, Problem } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { forgetKnown, recallCustomer, rememberCustomer } from "../reading/memory";
import type { Door } from "./door";

export type Need = "ended" | "proof";

export interface WhoState {
  is: "asking" | "unreached" | "nobody" | "somebody";
  customer: Customer | null;
  /** Why a code is asked for in the middle of something. */
  need: Need | null;
  /** Somebody has just left. */
  hasLeft: boolean;
  /** What is said to whoever has left, where it is more than that. */
  farewell: string | null;
  stillSignedIn: boolean;
  /** Typed a code at the door: the better way can be offered. */
  cameByCode: boolean;
}

/** Asked for a code, somebody went away: nothing was done. */
export class GivenUp extends Error {
  override readonly name = "GivenUp";
}

const NOBODY: WhoState = {
  ...{ is: "nobody", customer: null, need: null, hasLeft: false },
  ...{ farewell: null, stillSignedIn: false, cameByCode: false },
};

interface Waiting {
  resolve: () => void;
  reject: (error: GivenUp) => void;
}

export class Who extends Store<WhoState> {
  /** Where the last code went: offered again, not asked for. */
  address = "";
  readonly door: Door;
  private readonly api: Pick<PortalApi, "isSignedIn" | "me">;
  private readonly forget: () => void;
  private waiting: Waiting[] = [];

  constructor(api: Pick<PortalApi, "isSignedIn" | "me">, door: Door, forget: () => void) {
    super({ ...NOBODY, is: "asking" });
    this.api = api;
    this.door = door;
    this.forget = forget;
  }

  /** Whether anybody has answered. If not, whoever was here last sees what was last known. */
  async ask(): Promise<boolean> {
    try {
      if (this.lastKnown() === null && !(await this.api.isSignedIn())) this.ended();
      else this.is(await this.api.me());
      return true;
    } catch (error) {
      if (needOf(error) !== null) {
        this.ended();
        return true;
      }
      const customer = this.lastKnown();
      this.set(customer === null ? { is: "unreached" } : { is: "somebody", customer });
      return false;
    }
  }

  async signIn(code: string): Promise<void> {
    const isAtDoor = this.state.customer === null;
    await this.door.signIn(code);
    await this.proven();
    if (isAtDoor) this.set({ cameByCode: true });
  }

  async signInWithPasskey(): Promise<void> {
    await this.door.signInWithPasskey();
    await this.proven();
  }

  /** The better way was taken, or was not wanted. */
  offered(): void {
    this.set({ cameByCode: false });
  }

  async signOut(farewell: string | null = null): Promise<void> {
    try {
      await this.door.signOut();
    } catch (error) {
      const isOut = error instanceof Problem && error.status === 401;
      this.set({ stillSignedIn: !isOut });
      if (!isOut) return;
    }
    this.address = "";
    this.giveUp();
    this.forget();
    this.become({ ...NOBODY, hasLeft: true, farewell });
  }

  /** What is asked for in the middle of something, until it can be answered. */
  async guarded<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    try {
      return await request();
    } catch (error) {
      const need = needOf(error);
      if (need === null) throw error;
      this.needs(need);
      await new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
      return this.guarded(request);
    }
  }

  /** A read says that the session is over. */
  heard(error: unknown): void {
    if (needOf(error) === "ended") this.ended();
  }

  giveUp(): void {
    const waiting = this.waiting.splice(0);
    this.set({ need: null });
    for (const { reject } of waiting) reject(new GivenUp());
  }

  private lastKnown(): Customer | null {
    return this.state.customer ?? recallCustomer();
  }

  private async proven(): Promise<void> {
    this.is(await this.api.me());
    const waiting = this.waiting.splice(0);
    for (const { resolve } of waiting) resolve();
  }

  private needs(need: Need): void {
    if (need === "ended") this.ended();
    else this.set({ need });
  }

  private ended(): void {
    forgetKnown();
    if (this.state.customer === null) this.set({ is: "nobody" });
    else this.set({ need: "ended" });
  }

  private is(customer: Customer): void {
    const before = this.lastKnown();
    // Somebody else at the same browser finds nothing of whoever was here before.
    if (before !== null && keyOf(before) !== keyOf(customer)) {
      this.giveUp();
      this.forget();
    }
    rememberCustomer(customer);
    const { cameByCode } = this.state;
    this.become({ ...NOBODY, is: "somebody", customer, cameByCode });
  }
}

/** What tells two customers apart, whatever they change about themselves. */
export const keyOf = ({ id }: Customer): string => id;

export function needOf(error: unknown): Need | null {
  if (!(error instanceof Problem)) return null;
  if (error.status === 401) return "ended";
  if (!error.is("sign-in-required")) return null;
  return error.facts.needs === "verified" ? "proof" : "ended";
}
