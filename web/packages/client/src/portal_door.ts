/** Getting in and out of the pages, outside any conversation: by a code, or by a passkey of the device. */

import { ask } from "./api";
import { makePasskey, showPasskey } from "./passkeys";
import type { CodeAtDoor, KeptPasskey, PasskeyChallenge } from "./portal_account_types";

export interface DoorApi {
  sendCode(address: string): Promise<CodeAtDoor>;
  signIn(code: string): Promise<void>;
  /** The device asks whose it is, and whoever unlocks it is signed in. */
  signInWithPasskey(): Promise<void>;
  /** The device makes one for whoever is signed in. */
  addPasskey(): Promise<KeptPasskey>;
  signOut(): Promise<void>;
}

export function createDoorApi(base = ""): DoorApi {
  const post = <Answer>(path: string, body?: unknown) => ask<Answer>("POST", `${base}/v1/${path}`, body);
  return {
    sendCode: (address) => post("sign-in/codes", { address }),
    signIn: async (code) => {
      await post("sign-in", { code });
    },
    signInWithPasskey: async () => {
      const { options } = await post<PasskeyChallenge>("sign-in/passkeys/challenges");
      await post("sign-in/passkeys", { credential: await showPasskey(options) });
    },
    addPasskey: async () => {
      const { options } = await post<PasskeyChallenge>("passkeys/challenges");
      return post("passkeys", { credential: await makePasskey(options) });
    },
    signOut: () => post("sign-out"),
  };
}
