/** What every page of the portal has at hand. Made once; pages find it with `usePortal`. */

import { type Brand, createPortalApi, type PortalApi } from "@selfcare/client";
import { Announcer, type Spoken, Store } from "@selfcare/ui";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { Dock } from "./dock/dock";
import { createDoor, type Door } from "./door/door";
import { Who } from "./door/who";
import { Connection } from "./reading/connection";
import { forgetKept } from "./reading/kept";
import { isNoAnswer, Library } from "./reading/library";
import { Router } from "./router";

interface PortalState {
  brand: Brand | null;
  polite: readonly Spoken[];
  urgent: readonly Spoken[];
}

export class Portal extends Store<PortalState> {
  readonly polite = new Announcer((lines) => this.set({ polite: lines }));
  readonly urgent = new Announcer((lines) => this.set({ urgent: lines }));
  readonly router = new Router();
  readonly dock = new Dock();
  readonly library: Library;
  readonly connection: Connection;
  readonly who: Who;
  readonly api: PortalApi;

  constructor(api: PortalApi = createPortalApi(), door: Door = createDoor()) {
    super({ brand: null, polite: [], urgent: [] });
    this.api = api;
    this.library = new Library((error) => this.failed(error));
    this.connection = new Connection(() => this.start());
    this.who = new Who(api, door, () => {
      this.library.forget();
      this.dock.forget();
      forgetKept();
    });
  }

  /** Also after the server was away. */
  async start(): Promise<void> {
    void this.who.ask().then((isAnswered) => {
      if (!isAnswered) this.connection.lost();
    });
    this.library.refresh();
    if (this.state.brand !== null) return;
    try {
      this.set({ brand: await this.api.brand() });
    } catch (error) {
      this.failed(error);
    }
  }

  /** Somebody looks at the page again, or something was done in the conversation. */
  readonly refresh = (): void => {
    if (this.who.state.is === "somebody" && this.who.state.need === null) this.library.refresh();
  };

  private failed(error: unknown): void {
    if (isNoAnswer(error)) this.connection.lost();
    else this.who.heard(error);
  }
}

const Here = createContext<Portal | null>(null);
export const PortalHere = Here.Provider;

export function usePortal(): Portal {
  const portal = useContext(Here);
  if (portal === null) throw new Error("Outside of the portal.");
  return portal;
}
