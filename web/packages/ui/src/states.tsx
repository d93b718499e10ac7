/** What stands where a value is not: on its way, not there, gone wrong, or as old as it says. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "./button";
import { Icon } from "./icons";

const SOON_MS = 300;
const LONG_MS = 10_000;

/** Nothing for a moment, then the shape of what comes, then words and another try. */
export function Loading({ shape, slow, again, onAgain }: LoadingProps) {
  const [stage, setStage] = useState<"soon" | "shape" | "long">("soon");
  useEffect(() => {
    const timers = [
      setTimeout(() => setStage("shape"), SOON_MS),
      setTimeout(() => setStage("long"), LONG_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div class={`loading ${stage}`} aria-busy="true">
      {shape}
      {stage === "long" && (
        <p class="loading-long" role="status">
          {slow} <Button onPress={onAgain}>{again}</Button>
        </p>
      )}
    </div>
  );
}

interface LoadingProps {
  shape: ComponentChildren;
  slow: string;
  again: string;
  onAgain: () => void;
}

/** Bars in the place of words; readers skip them. */
export function Bones({
  lines,
  kind = "",
}: {
  lines: readonly ("short" | "half" | "long" | "amount")[];
  kind?: string;
}) {
  return (
    <div class={`bones ${kind}`} aria-hidden="true">
      {lines.map((length, place) => (
        <span key={place} class={`bone ${length}`} />
      ))}
    </div>
  );
}

/** Only its own card fails; what stands beside goes on. */
export function Failed({ what, why, again, onAgain }: FailedProps) {
  return (
    <div class="failed" role="alert">
      <p class="failed-what">
        <Icon name="warning" />
        {what}
      </p>
      <p>{why}</p>
      <Button onPress={onAgain}>{again}</Button>
    </div>
  );
}

interface FailedProps {
  what: string;
  why: string;
  again: string;
  onAgain: () => void;
}

/** Why there is nothing, and the one thing to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** How old a value is. Said louder where its system does not answer. */
export function AsOf({ words, isStale }: { words: string; isStale: boolean }) {
  return (
    <p class={isStale ? "as-of stale" : "as-of"}>
      {isStale && <Icon name="clock" />}
      {words}
    </p>
  );
}
