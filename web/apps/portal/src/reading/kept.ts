/**
 * What survives a reload of this tab, and nothing longer; in the installed app, which is on somebody's own device, its
 * end as well. It goes when somebody signs out.
 */

const PREFIX = "selfcare.portal.";

/** Storage can be off or full; the page works without it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === null) store().removeItem(PREFIX + name);
    else store().setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return;
  }
}

export function kept<Value>(name: string): Value | null {
  try {
    const found = store().getItem(PREFIX + name);
    return found === null ? null : (JSON.parse(found) as Value);
  } catch {
    return null;
  }
}

/** All of it, or what has names that begin so. */
export function forgetKept(beginning = ""): void {
  try {
    for (const name of Object.keys(store())) {
      if (name.startsWith(PREFIX + beginning)) store().removeItem(name);
    }
  } catch {
    return;
  }
}

function store(): Storage {
  return matchMedia("(display-mode: standalone)").matches ? localStorage : sessionStorage;
}
