/** The text itself: ; at a line's start finds canned text, @ in a note finds a colleague; the rest is typing. */

import type { Canned } from "@selfcare/client";
import { pasteInto, type Tray } from "@selfcare/ui";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { texts } from "../texts";
import type { ComposerProps } from "./composer";
import { withoutCards } from "./guards";
import { type Named, nameBeingTyped } from "./mentions";
import type { Mode } from "./outbox";
import { type Choice, Suggestions, useChoosing } from "./suggestions";

interface Props extends ComposerProps {
  mode: Mode;
  onSend: () => void;
  onColleagues: (colleagues: readonly Named[]) => void;
}

export function BoxWithCanned({ desk, talk, mode, onSend, onColleagues }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const text = talk.draft;
  const choices = useChoices({ desk, talk, mode, text, box, onColleagues });
  const choosing = useChoosing(choices);
  useGrowth(box, text);
  // Before the next key: whoever types on at once loses no letter.
  useLayoutEffect(() => box.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    // While a word is being composed, keys belong to the input method.
    if (event.isComposing || event.keyCode === 229 || choosing.press(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (event.key === "Escape") {
      talk.choose(null);
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-mode=${mode}]`)?.focus());
    }
  };
  return (
    <div class="box">
      <textarea
        ref={box}
        rows={2}
        dir="auto"
        aria-label={mode === "note" ? texts.noteBox : texts.replyBox}
        aria-autocomplete="list"
        aria-controls={choices.length > 0 ? "suggestions" : undefined}
        aria-activedescendant={choosing.current === null ? undefined : `choice-${choosing.current}`}
        placeholder={mode === "note" ? texts.notePlaceholder : texts.replyPlaceholder}
        value={text}
        onInput={(event) => talk.write(event.currentTarget.value)}
        onKeyDown={press}
        onPaste={(event) => paste(event, mode === "reply" ? talk.tray : null, (words) => talk.write(words))}
      />
      {choices.length > 0 && <Suggestions choices={choices} choosing={choosing} />}
    </div>
  );
}

interface Asked extends Pick<Props, "desk" | "talk" | "mode" | "onColleagues"> {
  text: string;
  box: RefObject<HTMLTextAreaElement>;
}

function useChoices({ desk, talk, mode, text, box, onColleagues }: Asked): readonly Choice[] {
  const [canned, setCanned] = useState<readonly Canned[]>([]);
  const [colleagues, setColleagues] = useState<readonly Named[]>([]);
  const line = mode === "reply" ? /(?:^|\n);([^\n]*)$/.exec(text)?.[1] : undefined;
  const name = mode === "note" ? nameBeingTyped(text, box.current?.selectionStart ?? text.length) : null;
  useEffect(() => {
    if (line === undefined) return setCanned([]);
    const timer = setTimeout(() => desk.api.canned(line.trim()).then(setCanned, () => setCanned([])), 120);
    return () => clearTimeout(timer);
  }, [desk, line]);
  useEffect(() => {
    if (mode !== "note") return;
    desk.api.colleagues().then(
      (found) => {
        setColleagues(found);
        onColleagues(found);
      },
      () => undefined,
    );
  }, [desk, mode]);
  if (line !== undefined) return canned.map((one) => cannedChoice(one, () => void fill(desk, talk, one)));
  if (name === null) return [];
  const wanted = colleagues.filter(
    (one) => one.id !== desk.state.me?.id && one.name.toLowerCase().startsWith(name.toLowerCase()),
  );
  return wanted
    .slice(0, 6)
    .map((one) => mentionChoice(one, () => talk.write(text.replace(/@\p{L}*$/u, `@${one.name} `))));
}

const cannedChoice = (one: Canned, take: () => void): Choice => ({
  id: one.id,
  title: `;${one.shortcut} ${one.title}`,
  detail: one.text,
  take,
});
const mentionChoice = (one: Named, take: () => void): Choice => ({
  id: one.id,
  title: one.name,
  detail: "",
  take,
});

/** In place of the line that asked for it. What could not be filled in stays in braces, and blocks the sending. */
async function fill(desk: Props["desk"], talk: Props["talk"], one: Canned): Promise<void> {
  await desk.act(async () => {
    const filled = await desk.api.fillCanned(talk.id, one.id);
    talk.write(talk.draft.replace(/(^|\n);[^\n]*$/, (_, before: string) => `${before}${filled.text}`));
    talk.next = filled.then;
  });
}

/** Files go with a reply, and never with a note; card numbers go nowhere. */
function paste(event: ClipboardEvent, tray: Tray | null, write: (text: string) => void): void {
  if (tray !== null) pasteInto(tray, event);
  if (!event.defaultPrevented) pasteWithoutCards(event, write);
}

function pasteWithoutCards(event: ClipboardEvent, write: (text: string) => void): void {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  const masked = withoutCards(pasted);
  if (masked === pasted) return;
  event.preventDefault();
  const box = event.currentTarget as HTMLTextAreaElement;
  box.setRangeText(masked, box.selectionStart, box.selectionEnd, "end");
  write(box.value);
}

/** As high as its text, up to what the style sheet allows. */
function useGrowth(box: RefObject<HTMLTextAreaElement>, text: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.style.setProperty("height", "auto");
    element.style.setProperty("height", `${element.scrollHeight + 2}px`);
  }, [box, text]);
}
