/** What survives a reload of this tab, and nothing longer: the draft, unsent messages, the step of the sign-in. */

const PREFIX = "selfcare.";

/** Storage can be off or full; the page works without it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === null || value === "") sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return;
  }
}

export function kept<Value>(name: string, otherwise: Value): Value {
  try {
    const found = sessionStorage.getItem(PREFIX + name);
    return found === null ? otherwise : (JSON.parse(found) as Value);
  } catch {
    return otherwise;
  }
}

/** After signing out on a shared screen, nothing of the last person is left. */
export function forget(): void {
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
    }
  } catch {
    return;
  }
}
