/** Signing in with a code: the step that the form is at, kept over a reload. */

import { type Api, type Conversation, Problem } from "@selfcare/client";
import { keep } from "./kept";
import { codeStep, type SignInStep } from "./state";

interface Hooks {
  /** A request about this page's conversation. */
  guarded<Answer>(request: (conversation: string) => Promise<Answer>): Promise<Answer>;
  turned(step: SignInStep | null): void;
  signedIn(conversation: Conversation): void;
}

export class SigningIn {
  private readonly api: Api;
  private readonly hooks: Hooks;

  constructor(api: Api, hooks: Hooks) {
    this.api = api;
    this.hooks = hooks;
  }

  /** `before` runs once the code is sent and before the next step is drawn. */
  async sendCode(address: string, formSeq: number, before?: () => void): Promise<SignInStep> {
    const sent = await this.hooks.guarded((id) => this.api.sendCode(id, address));
    before?.();
    const step = codeStep(sent, formSeq, address);
    this.turnTo(step);
    return step;
  }

  turnTo(step: SignInStep | null): void {
    keep("signIn", step);
    this.hooks.turned(step);
  }

  /** False where it did not get through. Who had been signed out already is. */
  async out(): Promise<boolean> {
    try {
      await this.api.signOut();
      return true;
    } catch (error) {
      return error instanceof Problem && error.status === 401;
    }
  }

  async withCode(code: string): Promise<void> {
    const conversation = await this.hooks.guarded((id) => this.api.signIn(id, code));
    this.turnTo(null);
    this.hooks.signedIn(conversation);
  }
}
