/** The two ways a request can fail: the server said no (a problem), or nobody answered (no answer). */

export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly type: string;
  readonly detail: string;
  readonly facts: Record<string, unknown>;
  /** Seconds to wait before asking again, when the server said so. */
  readonly retryAfter: number | null;

  constructor(status: number, facts: Record<string, unknown>, retryAfter: number | null) {
    super(typeof facts.title === "string" ? facts.title : `Status ${status}`);
    this.status = status;
    this.facts = facts;
    this.type = typeof facts.type === "string" ? facts.type : "about:blank";
    this.detail = typeof facts.detail === "string" ? facts.detail : "";
    this.retryAfter = retryAfter;
  }

  /** True for a problem of this kind, as in `is("code-wrong")`. */
  is(kind: string): boolean {
    return this.type === `/problems/${kind}`;
  }
}

export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

export async function problemFrom(response: Response): Promise<Problem> {
  const facts = await readObject(response);
  const wait = Number(response.headers.get("Retry-After") ?? facts.retry_after);
  return new Problem(response.status, facts, Number.isFinite(wait) && wait > 0 ? wait : null);
}

/** What stands between us and the api may answer with a page of its own; that is no reason to break. */
async function readObject(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
