/** For the operator's own pages: shows the chat in a frame, and tells it who is signed in. See docs/widget.md. */

import type { Told } from "./host";

interface Options {
  /** Asked whenever the chat has to know: a token that the host's server has just signed, or null. */
  identity?: () => Promise<string | null>;
  /** What screen readers call the frame. */
  title?: string;
}

interface Shown {
  signOut(): void;
  remove(): void;
}

declare global {
  interface Window {
    Selfcare: { show(place: Element, options?: Options): Shown };
  }
}

(() => {
  const script = document.currentScript as HTMLScriptElement | null;
  const origin = new URL(script?.src ?? location.href).origin;

  function frameIn(place: Element, { identity, title = "Chat" }: Options): HTMLIFrameElement {
    const frame = document.createElement("iframe");
    frame.src = `${origin}/chat/${identity ? "#identity" : ""}`;
    frame.title = title;
    for (const [name, value] of Object.entries({ width: "100%", height: "100%", border: "0" })) {
      frame.style.setProperty(name, value);
    }
    place.append(frame);
    return frame;
  }

  /** Whatever goes wrong at the host, the chat hears that nobody is signed in there, and opens. */
  async function answerOf(identity: () => Promise<string | null>): Promise<string | null> {
    try {
      return await identity();
    } catch {
      return null;
    }
  }

  function show(place: Element, options: Options = {}): Shown {
    const frame = frameIn(place, options);
    const tell = (told: Told) => frame.contentWindow?.postMessage(told, origin);
    const hear = async (event: MessageEvent<Told>) => {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      if (event.data?.selfcare !== "identity" || !options.identity) return;
      const { ask } = event.data;
      tell({ selfcare: "identity", ask, token: await answerOf(options.identity) });
    };
    addEventListener("message", hear);
    return {
      signOut: () => tell({ selfcare: "sign-out" }),
      remove: () => {
        removeEventListener("message", hear);
        frame.remove();
      },
    };
  }

  window.Selfcare = { show };
})();
