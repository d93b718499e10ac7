/** Every way to reach one of us, and the way out: never deeper than a press from here. */

import { Button, Card, Icon, useStore } from "@selfcare/ui";
import { Go } from "../link";
import { usePortal } from "../portal";
import { HelpCall } from "./help_call";
import { helpTexts } from "./texts_help";

const words = helpTexts.contact;
const dial = (phone: string) => `tel:${phone.replaceAll(/[^+\d]/g, "")}`;

export function HelpContact() {
  const { dock } = usePortal();
  return (
    <Card kind="tile contact">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      <div class="contact-way">
        <Button kind="main" onPress={() => dock.open()}>
          <Icon name="chats" />
          {words.chat}
        </Button>
        <p class="quiet">{words.chatHint}</p>
      </div>
      <div class="contact-way">
        <Button onPress={() => dock.open(words.personDraft)}>
          <Icon name="person" />
          {words.person}
        </Button>
        <p class="quiet">{words.personHint}</p>
      </div>
      <HelpCall />
      <Phones />
      <div class="contact-way">
        <Go to="/plan/end" kind="button">
          {words.end}
        </Go>
        <p class="quiet">{words.endHint}</p>
      </div>
    </Card>
  );
}

function Phones() {
  const { brand } = useStore(usePortal());
  if (brand === null) return null;
  const { emergency, night } = brand.helplines;
  const others = [
    night ? { phone: night, told: words.night } : null,
    { phone: emergency, told: words.emergency },
  ].filter((one) => one !== null);
  return (
    <ul class="phones">
      {[{ phone: brand.phone, told: words.phone(brand.phone_hours) }, ...others].map(({ phone, told }) => (
        <li key={phone}>
          <a href={dial(phone)}>
            <Icon name="phone" />
            <span class="number">{phone}</span>
          </a>
          <span class="quiet">{told}</span>
        </li>
      ))}
    </ul>
  );
}
