/** What survives a reload of this tab, and nothing longer. It goes when somebody signs out. */

const PREFIX = "selfcare.portal.";

/** Storage can be off or full; the page works without it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return;
  }
}

export function kept<Value>(name: string): Value | null {
  try {
    const found = sessionStorage.getItem(PREFIX + name);
    return found === null ? null : (JSON.parse(found) as Value);
  } catch {
    return null;
  }
}

export function forgetKept(): void {
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
    }
  } catch {
    return;
  }
}
