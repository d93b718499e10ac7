/** What belongs to whoever is at the browser: who vouches for them, where they are signed in, how they are told. */

import { ask } from "./api";
import type { Conversation, Handoff, Place, PushAsked, Rating } from "./types";

export interface OwnApi {
  vouch(conversation: string, token: string): Promise<Conversation>;
  /** Where this browser stands that has asked for a person. */
  handoff(): Promise<Handoff>;
  leaveLine(): Promise<Handoff>;
  /** The place in line is kept; whoever takes it answers by text. */
  waitByText(): Promise<Handoff>;
  /** What was asked last, and what was said. */
  rating(): Promise<Rating>;
  /** `question`: which one, as it was told. A tap is no answer to one that came since. */
  rate(question: string | null, score: number, comment: string | null): Promise<Rating>;
  places(): Promise<Place[]>;
  endPlace(place: string): Promise<void>;
  /** How many were signed out. */
  endOtherPlaces(): Promise<number>;
  /** Masked; null where nothing can be texted. */
  textsTo(conversation: string): Promise<string | null>;
  textMe(conversation: string, message: string): Promise<string>;
  /** Null where the operator tells browsers nothing. */
  pushKey(): Promise<string | null>;
  isTold(): Promise<boolean>;
  tellMe(subscription: PushAsked): Promise<void>;
  tellMeNoMore(): Promise<void>;
}

export function createOwnApi(base = ""): OwnApi {
  const at = (conversation: string) => `${base}/v1/conversations/${encodeURIComponent(conversation)}`;
  const push = `${base}/v1/push/subscriptions`;
  const places = `${base}/v1/sign-ins`;
  return {
    vouch: (id, token) => ask<Conversation>("POST", `${at(id)}/identity`, { token }),
    handoff: () => ask<Handoff>("GET", `${base}/v1/handoffs/mine`),
    leaveLine: () => ask<Handoff>("DELETE", `${base}/v1/handoffs/mine`),
    waitByText: () => ask<Handoff>("POST", `${base}/v1/handoffs/mine/text-me`),
    rating: () => ask<Rating>("GET", `${base}/v1/ratings/mine`),
    rate: (id, score, comment) =>
      ask<Rating>("PUT", `${base}/v1/ratings/mine`, { ...(id && { id }), score, comment }),
    places: async () => (await ask<{ places: Place[] }>("GET", places)).places,
    endPlace: (id) => ask<void>("DELETE", `${places}/${encodeURIComponent(id)}`),
    endOtherPlaces: async () => (await ask<{ signed_out: number }>("DELETE", places)).signed_out,
    textsTo: async (id) => (await ask<{ texts_to: string | null }>("GET", `${at(id)}/text-me`)).texts_to,
    textMe: async (id, message) => {
      const address = `${at(id)}/messages/${encodeURIComponent(message)}/text-me`;
      return (await ask<{ texted_to: string }>("POST", address)).texted_to;
    },
    pushKey: async () => (await ask<{ key: string | null }>("GET", `${base}/v1/push/key`)).key,
    isTold: async () => (await ask<{ on: boolean }>("GET", push)).on,
    tellMe: (subscription) => ask<void>("POST", push, subscription),
    tellMeNoMore: () => ask<void>("DELETE", push),
  };
}
