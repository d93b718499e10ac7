/** A list of choices under a box that keeps the focus: arrows move, Enter and Tab take, Escape puts it away. */

import { useEffect, useState } from "preact/hooks";
import { texts } from "../texts";

export interface Choice {
  id: string;
  title: string;
  detail: string;
  take: () => void;
}

export interface Choosing {
  current: string | null;
  /** True where the key was for the list. */
  press(event: KeyboardEvent): boolean;
  point(id: string): void;
}

export function useChoosing(choices: readonly Choice[]): Choosing {
  const [at, setAt] = useState(0);
  const [away, setAway] = useState(false);
  const key = choices.map((choice) => choice.id).join(" ");
  useEffect(() => {
    setAt(0);
    setAway(false);
  }, [key]);
  const shown = away ? [] : choices;
  const press = (event: KeyboardEvent): boolean => {
    const deed = {
      ArrowDown: () => setAt((at + 1) % shown.length),
      ArrowUp: () => setAt((at + shown.length - 1) % shown.length),
      Enter: () => shown[at]?.take(),
      Tab: () => shown[at]?.take(),
      Escape: () => setAway(true),
    }[event.key];
    if (shown.length === 0 || deed === undefined || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    event.stopPropagation();
    deed();
    return true;
  };
  const point = (id: string) =>
    setAt(
      Math.max(
        0,
        choices.findIndex((choice) => choice.id === id),
      ),
    );
  return { current: shown[at]?.id ?? null, press, point };
}

export function Suggestions({ choices, choosing }: { choices: readonly Choice[]; choosing: Choosing }) {
  if (choosing.current === null) return null;
  return (
    <div id="suggestions" role="listbox" class="suggestions" aria-label={texts.suggestions}>
      {choices.map((choice) => (
        <div
          key={choice.id}
          id={`choice-${choice.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={choice.id === choosing.current}
          onPointerMove={() => choosing.point(choice.id)}
          onPointerDown={(event) => {
            event.preventDefault();
            choice.take();
          }}
        >
          <span class="title">{choice.title}</span>
          {choice.detail !== "" && <span class="detail">{choice.detail}</span>}
        </div>
      ))}
    </div>
  );
}
