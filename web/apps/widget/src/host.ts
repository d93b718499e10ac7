/** The page around the chat, where the chat is shown in a frame. Only sites that the operator names may do that. */

import type { AskIdentity } from "./identity";

/** What goes between the two, as `embed.ts` sends and reads it. Nothing but a token for us is ever secret in it. */
export type Told =
  | { selfcare: "identity"; ask: number; token?: string | null }
  /** To the chat: somebody has just signed in there, or out. */
  | { selfcare: "identified" }
  | { selfcare: "sign-out" }
  | PageTold
  /** To the page: ready to be told; so many answers came; so many are unread; somebody signed in here; a link of its
   * own; put away. */
  | { selfcare: "ready" }
  | { selfcare: "news"; count: number }
  | { selfcare: "unread"; count: number }
  | { selfcare: "known" }
  | { selfcare: "go"; path: string }
  | { selfcare: "fold" };

/** What a page is about: on a chip, and in front of a question. */
export interface About {
  title: string;
  words: string;
}

/** How the page around looks, so that the chat looks the same. */
export interface Look {
  theme?: string | null;
  dir?: string | null;
}

/** What its page is about, words for the message box, whether the chat is in sight, and whether it was just opened. */
export interface PageTold {
  selfcare: "page";
  about: About | null;
  draft: string | null;
  isOpen: boolean;
  hasFocus?: boolean;
  look?: Look;
}

/** In the portal, behind the button on another site's page, or else: a page of its own, or a frame in a page. */
export type Where = "portal" | "site" | "alone";

const PATIENCE_MS = 10_000;
/** Whoever shows us has said so in our address: that they can say who is signed in, how they look, which language. */
const told = new URLSearchParams(location.hash.slice(1));
/** Once the page around has spoken, nobody else is heard, and nobody else is told. */
let host: string | null = null;

export const isFramed = (): boolean => window.parent !== window;

export const toldLook = (): Look & { lang: string | null } => ({
  theme: told.get("theme"),
  dir: told.get("dir"),
  lang: told.get("lang"),
});

export function where(): Where {
  if (!isFramed()) return "alone";
  if (told.has("launched")) return "site";
  try {
    return window.parent.location.origin === location.origin ? "portal" : "alone";
  } catch {
    return "alone";
  }
}

/** Null where nobody could say. */
export function askHost(): AskIdentity | null {
  if (!isFramed() || !told.has("identity")) return null;
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
      stop();
      done(token);
    };
    const stop = onTold((heard) => {
      if (heard.selfcare !== "identity" || heard.ask !== ask) return;
      end(typeof heard.token === "string" && heard.token !== "" ? heard.token : null);
    });
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    tellHost({ selfcare: "identity", ask });
  });
}

/** To the page around: whoever that is at first, and none but that one afterwards. */
export function tellHost(words: Told): void {
  window.parent.postMessage(words, where() === "portal" ? location.origin : (host ?? "*"));
}

/** From the page around, and from nobody else. */
export function onTold(hear: (heard: Told) => void): () => void {
  const listen = ({ source, origin, data }: MessageEvent<Told | undefined>) => {
    if (!isFramed() || source !== window.parent || typeof data?.selfcare !== "string") return;
    if (where() === "portal" ? origin !== location.origin : host !== null && origin !== host) return;
    host ??= origin;
    hear(data);
  };
  addEventListener("message", listen);
  return () => removeEventListener("message", listen);
}
