/** The command bar: type what is to be done, or whom to open. */

import { Dialog } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Desk } from "../desk";
import { asideOf, mineOf } from "../state";
import { texts } from "../texts";
import { type Choice, Suggestions, useChoosing } from "../writing/suggestions";
import { commandsOf } from "./commands";
import { shown } from "./keymap";

export function Commands({ desk }: { desk: Desk }) {
  const [text, write] = useState("");
  const choices = allOf(desk).filter((one) => one.title.toLowerCase().includes(text.trim().toLowerCase()));
  const choosing = useChoosing(choices);
  return (
    <Dialog
      id="commands"
      title={texts.commandBar}
      close={texts.closeSheet}
      kind="commands"
      onClose={() => desk.show(null)}
    >
      <div class="sheet">
        <input
          type="text"
          role="combobox"
          aria-label={texts.commandBar}
          aria-expanded={choosing.current !== null}
          aria-controls="suggestions"
          aria-activedescendant={choosing.current === null ? undefined : `choice-${choosing.current}`}
          autocomplete="off"
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          // Escape is the dialog's.
          onKeyDown={(event) => event.key !== "Escape" && choosing.press(event)}
        />
        <Suggestions choices={choices} choosing={choosing} />
        {choices.length === 0 && <p class="hint">{texts.noCommand}</p>}
      </div>
    </Dialog>
  );
}

function allOf(desk: Desk): readonly Choice[] {
  const take = (run: () => void) => () => {
    desk.show(null);
    // After the dialog has given the focus back: the command may move it.
    requestAnimationFrame(run);
  };
  const commands = commandsOf(desk).filter((one) => one.id !== "nth");
  const chats = [...mineOf(desk.state.chats), ...asideOf(desk.state.chats)];
  return [
    ...commands.map((one) => ({
      id: one.id,
      title: texts.commands[one.id],
      detail: desk.liking.state.letters ? shown(one.keys) : "",
      take: take(one.run),
    })),
    ...chats.map((chat) => ({
      id: chat.conversation_id,
      title: texts.openChat(chat.customer_name ?? texts.unknownCustomer),
      detail: "",
      take: take(() => desk.open(chat.conversation_id)),
    })),
  ];
}
