/** A feed over a made-up server: its ledger, whether it can be reached, and what the page was told. */

import { vi } from "vitest";
import { Feed, type Link, type Message, NoAnswer, Reach, type Writer } from "../src/index";
import { FakeSource } from "./fake_source";
import { message } from "./messages";

export class FakeServer {
  ledger: Message[] = [message(1), message(2)];
  readonly got: { seq: number; news: boolean }[] = [];
  readonly links: Link[] = [];
  readonly writers: (Writer | null)[] = [];
  ended = 0;
  fails: Error | null = null;
  /** Whether questions are answered; while they are not, they hang as on a dead connection. */
  there = true;
  asked = 0;
  readonly messages = vi.fn(async (_id: string, after: number, limit = 100) => {
    if (this.fails !== null) throw this.fails;
    const messages = this.ledger.filter((one) => one.seq > after).slice(0, limit);
    return { messages, last_seq: this.ledger.length };
  });
  readonly feed: Feed;

  constructor() {
    FakeSource.all = [];
    vi.stubGlobal("EventSource", FakeSource);
    const api = {
      messages: this.messages,
      feedAddress: (id: string, after: number) => `/feed/${id}?after=${after}`,
    };
    this.feed = new Feed(api, new Reach((signal) => this.here(signal)), "c1", {
      message: ({ seq }, news) => this.got.push({ seq, news }),
      conversation: () => undefined,
      typing: (who) => this.writers.push(who),
      link: (link) => this.links.push(link),
      ended: () => {
        this.ended += 1;
      },
    });
  }

  seqs(): number[] {
    return this.got.map((one) => one.seq);
  }

  private here(signal: AbortSignal): Promise<void> {
    this.asked += 1;
    if (this.there) return Promise.resolve();
    return new Promise((_, refuse) => signal.addEventListener("abort", () => refuse(new NoAnswer())));
  }
}
