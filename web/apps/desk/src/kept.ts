/** What survives a reload of this browser: drafts, what is not sent yet, and how the agent likes the desk. */

const PREFIX = "selfcare.desk.";

/** Storage can be off or full; the desk works without it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === null || value === "") localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return;
  }
}

export function kept<Value>(name: string, otherwise: Value): Value {
  try {
    const found = localStorage.getItem(PREFIX + name);
    return found === null ? otherwise : (JSON.parse(found) as Value);
  } catch {
    return otherwise;
  }
}

/** After logging out on a shared screen no customer's words are left. How the desk is liked stays. */
export function forgetTalk(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(`${PREFIX}talk.`)) localStorage.removeItem(name);
    }
  } catch {
    return;
  }
}
