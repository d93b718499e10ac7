/** Who is signed in at this site: a token that its server has signed, handed to the chat when the chat asks. */

import type { Told } from "../host";

/** A token, or who to ask for a fresh one each time. Null: nobody. */
export type Identity = string | (() => Promise<string | null>) | null;

export class Identified {
  private identity: Identity = null;
  private inVain = false;

  /** Whether the chat has to be told: it has asked before, when nobody was known. */
  become(identity: Identity): boolean {
    this.identity = identity;
    return this.inVain && identity !== null;
  }

  async answer(ask: number): Promise<Told> {
    const token = await this.token();
    this.inVain = token === null;
    return { selfcare: "identity", ask, token };
  }

  /** Whatever goes wrong at the site, the chat hears that nobody is signed in there, and opens. */
  private async token(): Promise<string | null> {
    const { identity } = this;
    if (typeof identity !== "string") return identity === null ? null : identity().catch(() => null);
    // Each is taken once; another has to be signed for the next time.
    this.identity = null;
    return identity;
  }
}
