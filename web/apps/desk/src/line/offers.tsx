/** Conversations that are offered to this agent: a bar, not a dialog. It takes no focus and moves on by itself. */

import type { Chat } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import { clock } from "../clock";
import { withKey } from "../keys/with_key";
import type { Seen } from "../shell";
import { offersOf } from "../state";
import { texts } from "../texts";
import { wishOf } from "./urgency";

export function Offers({ desk, state }: Seen) {
  const offers = offersOf(state.chats);
  if (offers.length === 0) return null;
  const locale = state.brand?.locale ?? "en-GB";
  return (
    <section class="offers" aria-label={texts.offer.label}>
      {offers.map((offer) => (
        <div class="offer" key={offer.conversation_id}>
          <Icon name="chats" />
          <p>
            <strong>{offer.customer_name ?? texts.unknownCustomer}</strong> {saying(offer)}{" "}
            <span class="until">{until(offer, locale)}</span>
          </p>
          <Button
            kind="main"
            title={withKey(desk, texts.offer.accept, "accept")}
            onPress={() => void desk.accept(offer.conversation_id)}
          >
            {texts.offer.accept}
          </Button>
        </div>
      ))}
    </section>
  );
}

const saying = (offer: Chat) => texts.offer.wants(wishOf(offer));
const until = (offer: Chat, locale: string) =>
  offer.accept_by === null ? "" : texts.offer.until(clock(offer.accept_by, locale, true));
