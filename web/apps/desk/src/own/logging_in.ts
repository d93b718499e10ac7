/** What the log-in asks for next: the password, a code, or a second factor to be set up first. */

import { type DeskApi, type Factor, type LogInWays, type Me, Problem } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { refusalOf } from "../refusals";
import { texts } from "../texts";

export interface LoggingInState {
  step: "choose" | "password" | "code" | "set-up" | "codes";
  ways: LogInWays | null;
  /** Of the link that somebody came with, to choose a password. */
  token: string;
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
  ways: null,
  token: "",
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

  /** What the address says after its #, which is taken away: a token stands there once. */
  begin(hash: string): void {
    const [what, said = ""] = hash.replace(/^#/, "").split("=");
    if (what === "set-up") this.set({ step: "choose", token: said });
    if (what === "refused") this.set({ error: texts.logIn.companyRefused });
    this.api.ways().then(
      (ways) => this.set({ ways }),
      () => undefined,
    );
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

  readonly again = () => this.set({ ...FRESH, ways: this.state.ways, email: this.state.email });

  /** The recovery codes have been written down. */
  readonly kept = () => (this.state.me === null ? this.again() : this.entered(this.state.me));

  private async next(): Promise<void> {
    const { step, email, password, code, token } = this.state;
    if (step === "choose") {
      const known = await this.api.setUp({ token, password });
      this.set({ step: "password", email: known, password: "" });
    } else if (step === "set-up") {
      const { agent, recovery_codes } = await this.api.confirmFactor({ email, password, code });
      this.set({ step: "codes", recoveryCodes: recovery_codes, me: agent });
    } else {
      this.entered(await this.api.logIn({ email, password, ...(step === "code" ? { code } : {}) }));
    }
  }

  private async failed(error: unknown): Promise<void> {
    if (!(error instanceof Problem)) return this.set({ error: refusalOf(error, texts.noAnswer) });
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
      this.set({ error: refusalOf(error, texts.noAnswer) });
    }
  }

  private missing(): string | null {
    const { step, email, password, code } = this.state;
    if (step === "choose" && password === "") return texts.logIn.chooseMissing;
    if (step === "password" && (email.trim() === "" || password === "")) return texts.logIn.missing;
    if ((step === "code" || step === "set-up") && code.trim() === "") return texts.logIn.codeMissing;
    return null;
  }
}
