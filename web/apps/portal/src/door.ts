/** How customers get in and out. Today a sign-in stands in the browser's conversation; nobody but this file knows. */

import { type Api, type Conversation, createApi } from "@selfcare/client";

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
  signOut(): Promise<void>;
}

const RESEND_MS = 30_000;

export function createDoor(api: Api = createApi()): Door {
  let opened: Conversation | null = null;
  const conversation = async () => {
    opened ??= await api.open();
    return opened.id;
  };
  return {
    sendCode: async (address) => {
      // The browser's conversation may have ended, and another may have begun since.
      opened = null;
      const sent = await api.sendCode(await conversation(), address);
      return {
        sentTo: sent.sent_to,
        until: sent.ends_at_display,
        resendAfter: Date.now() + RESEND_MS,
        hint: sent.demo_hint,
      };
    },
    signIn: async (code) => {
      await api.signIn(await conversation(), code);
    },
    signOut: async () => {
      opened = null;
      await api.signOut();
    },
  };
}
