/** Light, dark or as the system says. Remembered in this browser, and followed by every page of ours that is open in it. */

export type Theme = "system" | "light" | "dark";

const NAME = "selfcare.theme";

export function chosenTheme(): Theme {
  try {
    const found = localStorage.getItem(NAME);
    return found === "light" || found === "dark" ? found : "system";
  } catch {
    return "system";
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, theme);
  } catch {
    // Storage can be off; the choice then holds for this page.
  }
  wear(theme);
}

/** From the start of a page on, also when the choice is made in another. */
export function followTheme(): void {
  wear(chosenTheme());
  addEventListener("storage", ({ key }) => {
    if (key === NAME || key === null) wear(chosenTheme());
  });
}

function wear(theme: Theme): void {
  const page = document.documentElement;
  if (theme === "system") delete page.dataset.theme;
  else page.dataset.theme = theme;
}
