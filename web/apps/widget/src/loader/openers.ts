/** The ways to the chat beside its button: links to `#selfcare`, and that in this page's own address. */

const OURS = /^#selfcare(?:=(.*))?$/;

/** The words for the message box; null where it is no link of ours. */
export function wordsOf(hash: string): string | null {
  const found = OURS.exec(hash);
  if (found === null) return null;
  try {
    return decodeURIComponent(found[1] ?? "");
  } catch {
    return found[1] ?? "";
  }
}

export function onOpeners(open: (words: string) => void): void {
  document.addEventListener("click", (event) => {
    const pressed = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    const words = pressed instanceof HTMLAnchorElement ? wordsOf(pressed.getAttribute("href") ?? "") : null;
    if (words === null || event.defaultPrevented) return;
    event.preventDefault();
    open(words);
  });
  const look = () => {
    const words = wordsOf(location.hash);
    if (words === null) return;
    // Taken out of the address: a reload does not ask again, and the same link works twice.
    history.replaceState(history.state, "", location.pathname + location.search);
    open(words);
  };
  addEventListener("hashchange", look);
  look();
}
