/** The keys. Letters only while no text field has the focus, and not at all for whoever has switched them off. */

import { useEffect } from "preact/hooks";
import type { Desk } from "../desk";
import { commandsOf } from "./commands";
import { isSame } from "./keymap";

/** After so long, a G waits for nothing more. */
const PREFIX_MS = 1_500;
const TYPES = "input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]";

export function useKeys(desk: Desk): void {
  useEffect(() => {
    const keys = new Keys(desk);
    document.addEventListener("keydown", keys.press);
    return () => document.removeEventListener("keydown", keys.press);
  }, [desk]);
}

class Keys {
  private typed: readonly string[] = [];
  private typedAt = 0;
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  readonly press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) this.pressWithControl(event);
    else if (!event.altKey && this.mayUseLetters(event)) this.pressLetter(event);
  };

  private pressWithControl(event: KeyboardEvent): void {
    const isTyping = (event.target as Element).matches(TYPES);
    if (event.key === "k") {
      event.preventDefault();
      this.desk.show(this.desk.state.sheet === "commands" ? null : "commands");
    } else if (event.key === "z" && !isTyping) {
      event.preventDefault();
      this.desk.takeBack();
    }
  }

  private mayUseLetters(event: KeyboardEvent): boolean {
    // Whatever dialog is open, not only the desk's own sheets: nothing is done behind it.
    const isBehind = document.querySelector("dialog[open]") !== null;
    return this.desk.liking.state.letters && !isBehind && !(event.target as Element).matches(TYPES);
  }

  private pressLetter(event: KeyboardEvent): void {
    const now = Date.now();
    const before = now - this.typedAt < PREFIX_MS ? this.typed : [];
    const typed = [...before, event.key.toLowerCase()];
    const commands = commandsOf(this.desk);
    const meant = commands.find((one) => isSame(one.keys, typed));
    const begins = commands.some(
      (one) => one.keys.length > typed.length && isSame(one.keys.slice(0, typed.length), typed),
    );
    this.typed = begins ? typed : [];
    this.typedAt = now;
    if (meant === undefined) return;
    event.preventDefault();
    meant.run();
  }
}
