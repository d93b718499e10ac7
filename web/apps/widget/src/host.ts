/** The page around the chat, where the chat is shown in a frame. Only sites that the operator names may do that. */

import type { AskIdentity } from "./identity";

/** What goes between the two, as `embed.ts` sends and reads it. Nothing but a token for us is ever secret in it. */
export type Told =
  | { selfcare: "identity"; ask: number; token?: string | null }
  | { selfcare: "sign-out" }
  /** From the portal: what its page is about, words for the message box, and whether the chat is in sight. */
  | { selfcare: "page"; about: About | null; draft: string | null; isOpen: boolean }
  /** To the portal: ready to be told; so many answers came; somebody signed in here; a link of its own; put away. */
  | { selfcare: "ready" }
  | { selfcare: "news"; count: number }
  | { selfcare: "known" }
  | { selfcare: "go"; path: string }
  | { selfcare: "fold" };

/** What a page is about: on a chip, and in front of a question. */
export interface About {
  title: string;
  words: string;
}

export type PageTold = Extract<Told, { selfcare: "page" }>;

/** Says in the frame's address that the host can be asked who is signed in there. */
export const CAN_TELL = "#identity";
const PATIENCE_MS = 10_000;

export const isFramed = (): boolean => window.parent !== window;

/** Null where nobody could say. */
export function askHost(): AskIdentity | null {
  if (!isFramed() || location.hash !== CAN_TELL) return null;
  let asked = 0;
  return () => {
    asked += 1;
    return answerTo(asked);
  };
}

function answerTo(ask: number): Promise<string | null> {
  return new Promise((done) => {
    const end = (token: string | null) => {
      clearTimeout(timer);
      removeEventListener("message", hear);
      done(token);
    };
    const hear = (event: MessageEvent<Told>) => {
      const { source, data } = event;
      if (source !== window.parent || data?.selfcare !== "identity" || data.ask !== ask) return;
      end(typeof data.token === "string" && data.token !== "" ? data.token : null);
    };
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    addEventListener("message", hear);
    window.parent.postMessage({ selfcare: "identity", ask } satisfies Told, "*");
  });
}

/** In the portal: a page of the same server, which can be told more than another site. */
export function isInPortal(): boolean {
  if (!isFramed()) return false;
  try {
    return window.parent.location.origin === location.origin;
  } catch {
    return false;
  }
}

export function tellPortal(told: Told): void {
  window.parent.postMessage(told, location.origin);
}

export function onPage(turn: (told: PageTold) => void): void {
  addEventListener("message", ({ source, origin, data }: MessageEvent<Told>) => {
    if (source === window.parent && origin === location.origin && data?.selfcare === "page") turn(data);
  });
}

/** The host's own sign-out is the chat's as well. */
export function onHostSignOut(signOut: () => void): void {
  addEventListener("message", ({ source, data }: MessageEvent<Told>) => {
    if (isFramed() && source === window.parent && data?.selfcare === "sign-out") signOut();
  });
}
