/** The chat in a frame on this page, and what goes between the two: read only from it, and sent to it alone. */

import type { Told } from "../host";

export interface Talk {
  readonly frame: HTMLIFrameElement;
  tell(told: Told): void;
  end(): void;
}

export function talkTo(address: string, title: string, hear: (told: Told) => void): Talk {
  const { origin } = new URL(address);
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = title;
  const listen = ({ source, origin: from, data }: MessageEvent<Told | undefined>) => {
    if (source === frame.contentWindow && from === origin && data?.selfcare !== undefined) hear(data);
  };
  addEventListener("message", listen);
  return {
    frame,
    tell: (told) => frame.contentWindow?.postMessage(told, origin),
    end: () => {
      removeEventListener("message", listen);
      frame.remove();
    },
  };
}
