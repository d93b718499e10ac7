/** What this tab remembers from page to page: nothing until the chat was opened, then whether it is open. */

export type Remembered = "open" | "folded" | null;

const NAME = "selfcare.widget";

export function remembered(): Remembered {
  try {
    const found = sessionStorage.getItem(NAME);
    return found === "open" || found === "folded" ? found : null;
  } catch {
    return null;
  }
}

export function remember(state: "open" | "folded"): void {
  try {
    sessionStorage.setItem(NAME, state);
  } catch {
    // Storage can be off: the next page begins anew.
  }
}
