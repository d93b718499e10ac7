/** The chat in a frame beside the page. It is told what the page is about; it tells what came, and where a link leads. */

import { Button, Icon, useStore } from "@selfcare/ui";
import { useEffect, useRef } from "preact/hooks";
import { usePortal } from "../portal";
import { texts } from "../texts";

/** What goes between this page and the chat's, as `apps/widget/src/host.ts` reads and sends it. */
type Heard =
  | { selfcare: "ready" }
  | { selfcare: "news"; count: number }
  | { selfcare: "go"; path: string }
  | { selfcare: "fold" }
  | { selfcare: "known" };

export function DockPanel() {
  const { dock } = usePortal();
  const { isOpen } = useStore(dock);
  const frame = useRef<HTMLIFrameElement>(null);
  const panel = useRef<HTMLElement>(null);
  useTalk(frame);
  useEffect(() => {
    if (isOpen) frame.current?.focus();
    else if (panel.current?.contains(document.activeElement)) {
      document.querySelector<HTMLElement>(".help")?.focus();
    }
  }, [isOpen]);
  const fold = (event: KeyboardEvent) => {
    if (event.key === "Escape") dock.fold();
  };
  return (
    <aside ref={panel} class="dock" aria-label={texts.dock.title} hidden={!isOpen} onKeyDown={fold}>
      <div class="dock-bar">
        <h2>{texts.dock.title}</h2>
        <Button kind="plain" aria-label={texts.dock.fold} onPress={dock.fold}>
          <Icon name="close" />
        </Button>
      </div>
      <iframe ref={frame} src="/chat/" title={texts.dock.frame} />
    </aside>
  );
}

function useTalk(frame: { current: HTMLIFrameElement | null }): void {
  const portal = usePortal();
  const { about, draft, isOpen } = useStore(portal.dock);
  const isReady = useRef(false);
  const tell = (told: object) => frame.current?.contentWindow?.postMessage(told, location.origin);
  const tellAll = () => {
    const { about, draft, isOpen } = portal.dock.state;
    tell({ selfcare: "page", about, draft, isOpen });
  };
  useEffect(() => {
    if (isReady.current) tellAll();
  }, [about, draft, isOpen]);
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<Heard | undefined>) => {
      if (source !== frame.current?.contentWindow || origin !== location.origin || data === undefined) return;
      if (data.selfcare === "ready") {
        isReady.current = true;
        tellAll();
      } else if (data.selfcare === "fold") portal.dock.fold();
      else if (data.selfcare === "go") move(data.path);
      else if (data.selfcare === "known") void portal.who.ask();
      else if (data.selfcare === "news") {
        portal.dock.news(data.count);
        portal.refresh();
      }
    };
    const move = (path: string) => {
      // Only on wide screens both can be seen.
      if (!matchMedia("(min-width: 80rem)").matches) portal.dock.fold();
      portal.router.go(path);
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, [portal]);
}
