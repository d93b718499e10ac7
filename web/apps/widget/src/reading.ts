/** Where the customer is in the log: at its end it follows what comes; reading back, it stays and counts. */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Line } from "./thread";

/** So near the end counts as being there. */
const NEAR_PX = 96;

interface Box {
  current: HTMLDivElement | null;
}

export function useReading(
  log: Box,
  lines: readonly Line[],
  loaded: boolean,
): { fresh: number; toEnd: () => void } {
  const atEnd = useRef(true);
  const seen = useRef<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState(0);
  const toEnd = useCallback(() => {
    scrollToEnd(log.current);
    setFresh(0);
  }, [log]);
  useStaying(log, atEnd, setFresh);
  useLayoutEffect(() => {
    const added = lines.filter((line) => !seen.current.has(line.key));
    seen.current = new Set(lines.map((line) => line.key));
    if (added.length === 0) return;
    if (atEnd.current || added.some((line) => line.outgoing !== null)) {
      toEnd();
      if (loaded) showTopOf(log.current, added.length);
      atEnd.current = isAtEnd(log.current);
    } else {
      setFresh((count) => count + added.filter((line) => line.side !== "own").length);
    }
  }, [lines, log, toEnd, loaded]);
  return { fresh, toEnd };
}

/** Keeps the end in sight when the log changes its size, as when a keyboard comes up or a form unfolds. */
function useStaying(log: Box, atEnd: { current: boolean }, setFresh: (count: number) => void): void {
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const look = () => {
      atEnd.current = isAtEnd(element);
      if (atEnd.current) setFresh(0);
    };
    const stay = new ResizeObserver(() => {
      if (atEnd.current) scrollToEnd(element);
    });
    stay.observe(element);
    if (element.firstElementChild !== null) stay.observe(element.firstElementChild);
    document.addEventListener("scroll", look, { capture: true, passive: true });
    return () => {
      stay.disconnect();
      document.removeEventListener("scroll", look, { capture: true });
    };
  }, [log, atEnd, setFresh]);
}

/** With little height the whole page scrolls, as the style sheet has it. */
function scrollerOf(log: HTMLElement): Element {
  return matchMedia("(max-height: 24rem)").matches ? document.documentElement : log;
}

function isAtEnd(log: HTMLElement | null): boolean {
  if (log === null) return true;
  const { scrollHeight, scrollTop, clientHeight } = scrollerOf(log);
  return scrollHeight - scrollTop - clientHeight < NEAR_PX;
}

function scrollToEnd(log: HTMLElement | null): void {
  if (log === null) return;
  const scroller = scrollerOf(log);
  scroller.scrollTo({ top: scroller.scrollHeight });
}

/** An answer longer than the screen is read from its beginning. */
function showTopOf(log: HTMLElement | null, added: number): void {
  const first = [...(log?.querySelectorAll<HTMLElement>("article") ?? [])].at(-added);
  if (log === null || first === undefined) return;
  const over = Math.max(0, log.getBoundingClientRect().top) - first.getBoundingClientRect().top;
  if (over > 0) scrollerOf(log).scrollBy({ top: -over - 8 });
}
