/** How customers get in and out, on these pages' own door. Nobody but this file knows how it is said to the server. */

import { createDoorApi, type DoorApi, type KeptPasskey } from "@selfcare/client";

export interface Sent {
  /** Masked. */
  sentTo: string;
  until: string;
  /** Milliseconds from 1970: another code can be asked for from then on. */
  resendAfter: number;
  hint: string | null;
}

export interface Door {
  sendCode(address: string): Promise<Sent>;
  signIn(code: string): Promise<void>;
  signInWithPasskey(): Promise<void>;
  addPasskey(): Promise<KeptPasskey>;
  signOut(): Promise<void>;
}

export function createDoor(api: DoorApi = createDoorApi()): Door {
  return {
    ...api,
    sendCode: async (address) => {
      const sent = await api.sendCode(address);
      return {
        sentTo: sent.sent_to,
        until: sent.ends_at_display,
        resendAfter: Date.now() + sent.resend_after * 1000,
        hint: sent.demo_hint,
      };
    },
  };
}
