/** Files that go with a reply: each conversation has its own, whatever else is looked at, until they are sent. */

import type { Media } from "@selfcare/client";
import { type Added, Store, Tray } from "@selfcare/ui";
import type { Desk } from "../desk";
import { keep, kept } from "../kept";
import { texts } from "../texts";

export interface Attached {
  added: readonly Added[];
  /** By their names: they had not come when the page was loaded again, or are too old. */
  lost: readonly string[];
}

interface Kept {
  media: readonly Media[];
  going: readonly string[];
  since: number;
}

const NONE: Attached = { added: [], lost: [] };
/** The server throws away after a day what nobody has sent. */
const KEPT_MS = 23 * 60 * 60_000;

export class Trays extends Store<Readonly<Record<string, Attached>>> {
  private readonly trays = new Map<string, Tray>();
  private readonly since = new Map<string, number>();
  private readonly desk: Desk;
  private readonly place: string;
  private stopped = false;

  constructor(desk: Desk, agent: string) {
    super({});
    this.desk = desk;
    this.place = `talk.files.${agent}`;
    for (const [id, left] of Object.entries(kept<Record<string, Kept>>(this.place, {})))
      this.restore(id, left);
  }

  of(id: string): Tray {
    const known = this.trays.get(id);
    if (known !== undefined) return known;
    const { api, polite, urgent } = this.desk;
    const tray = new Tray(texts.attach, polite, urgent, {
      bring: (...file) => api.bring(id, ...file),
      changed: (added) => this.show(id, { ...this.in(id), added }),
      mostBytes: () => this.desk.state.brand?.files_most_bytes ?? Number.POSITIVE_INFINITY,
    });
    this.trays.set(id, tray);
    return tray;
  }

  in(id: string): Attached {
    return this.state[id] ?? NONE;
  }

  /** The agent has read what is lost. */
  forget(id: string): void {
    this.show(id, { ...this.in(id), lost: [] });
  }

  /** What was brought is there again after the next log-in. */
  stop(): void {
    this.stopped = true;
    for (const tray of this.trays.values()) tray.clear();
  }

  private restore(id: string, { media, going, since }: Kept): void {
    const isOld = Date.now() - since > KEPT_MS;
    const lost = [...going, ...(isOld ? media.map((one) => one.name) : [])];
    this.since.set(id, since);
    this.show(id, { added: [], lost });
    if (!isOld) this.of(id).putBack(media);
    if (lost.length > 0) this.desk.tell(texts.attach.lost(lost));
  }

  private show(id: string, attached: Attached): void {
    if (this.stopped) return;
    const { [id]: _, ...others } = this.state;
    const isEmpty = attached.added.length === 0 && attached.lost.length === 0;
    this.become(isEmpty ? others : { ...others, [id]: attached });
    this.keep();
  }

  /** A file itself can't be kept, only where it is once it has come. */
  private keep(): void {
    const all = Object.entries(this.state).map(([id, { added, lost }]) => {
      const going = added.filter((one) => one.media === null).map((one) => one.name);
      if (!this.since.has(id)) this.since.set(id, Date.now());
      const since = this.since.get(id) ?? Date.now();
      return [id, { media: added.flatMap((one) => one.media ?? []), going: [...lost, ...going], since }];
    });
    for (const id of this.since.keys()) if (this.state[id] === undefined) this.since.delete(id);
    keep(this.place, all.length === 0 ? null : Object.fromEntries(all));
  }
}
