/** What the log-in asks for next: the password, a code, or a second factor to be set up first. */

import { type DeskApi, type Factor, type Me, Problem } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { texts } from "./texts";

export interface LoggingInState {
  step: "password" | "code" | "set-up" | "codes";
  email: string;
  password: string;
  code: string;
  /** What was wrong, and how to put it right. */
  error: string | null;
  busy: boolean;
  factor: Factor | null;
  recoveryCodes: readonly string[];
  me: Me | null;
}

const FRESH: LoggingInState = {
  step: "password",
  email: "",
  password: "",
  code: "",
  error: null,
  busy: false,
  factor: null,
  recoveryCodes: [],
  me: null,
};

export class LoggingIn extends Store<LoggingInState> {
  private readonly api: DeskApi;
  private readonly entered: (me: Me) => void;

  constructor(api: DeskApi, entered: (me: Me) => void) {
    super(FRESH);
    this.api = api;
    this.entered = entered;
  }

  write(change: Partial<Pick<LoggingInState, "email" | "password" | "code">>): void {
    this.set(change);
  }

  async go(): Promise<void> {
    const missing = this.missing();
    if (missing !== null) return this.set({ error: missing });
    if (this.state.busy) return;
    this.set({ busy: true, error: null });
    try {
      await this.next();
    } catch (error) {
      await this.failed(error);
    } finally {
      this.set({ busy: false });
    }
  }

  readonly again = () => this.set({ ...FRESH, email: this.state.email });

  /** The recovery codes have been written down. */
  readonly kept = () => (this.state.me === null ? this.again() : this.entered(this.state.me));

  private async next(): Promise<void> {
    const { step, email, password, code } = this.state;
    if (step === "set-up") {
      const { agent, recovery_codes } = await this.api.confirmFactor({ email, password, code });
      this.set({ step: "codes", recoveryCodes: recovery_codes, me: agent });
    } else {
      this.entered(await this.api.logIn({ email, password, ...(step === "code" ? { code } : {}) }));
    }
  }

  private async failed(error: unknown): Promise<void> {
    if (!(error instanceof Problem)) return this.set({ error: texts.noAnswer });
    if (error.is("code-needed")) return this.set({ step: "code", code: "" });
    if (error.is("second-factor-missing")) return this.setUp();
    const isOver = error.is("log-in-refused") && this.state.step !== "password";
    this.set({
      error: `${error.message}. ${error.detail}`,
      ...(isOver ? { step: "password", code: "" } : {}),
    });
  }

  private async setUp(): Promise<void> {
    const { email, password } = this.state;
    try {
      this.set({ step: "set-up", code: "", factor: await this.api.beginFactor({ email, password }) });
    } catch (error) {
      this.set({ error: error instanceof Problem ? `${error.message}. ${error.detail}` : texts.noAnswer });
    }
  }

  private missing(): string | null {
    const { step, email, password, code } = this.state;
    if (step === "password" && (email.trim() === "" || password === "")) return texts.logIn.missing;
    if ((step === "code" || step === "set-up") && code.trim() === "") return texts.logIn.codeMissing;
    return null;
  }
}
