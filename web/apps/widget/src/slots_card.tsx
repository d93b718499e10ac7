/** Times that are free for a visit, by day; pressing one chooses it. */

import type { SlotsCard as Slots } from "@selfcare/client";
import { Button, Card, Icon } from "@selfcare/ui";
import type { Choosing } from "./chosen_here";
import { texts } from "./texts";

export function SlotsCard({ card, isOpen, chosen, choose }: { card: Slots } & Choosing) {
  const days = [...new Set(card.slots.map(({ day }) => day.display))];
  return (
    <Card kind="slots">
      <h2>{card.title}</h2>
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <ul>
            {card.slots
              .filter((slot) => slot.day.display === day)
              .map(({ starts, ends, reply }) => (
                <li key={reply}>
                  <Time
                    words={texts.slots.window(starts, ends)}
                    {...{ isOpen, reply, chosen, choose, day }}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p class="as-of">{card.note}</p>
    </Card>
  );
}

interface TimeProps extends Choosing {
  words: string;
  day: string;
  reply: number;
}

function Time({ words, day, reply, isOpen, chosen, choose }: TimeProps) {
  if (isOpen && chosen === null) {
    return (
      <Button kind="choice" aria-label={texts.slots.aloud(words, day)} onPress={() => choose(reply)}>
        {words}
      </Button>
    );
  }
  return (
    <span class={chosen === reply ? "used chosen" : "used"}>
      {chosen === reply && <Icon name="tick" />}
      {words}
      {chosen === reply && <span class="spoken"> ({texts.chosen})</span>}
    </span>
  );
}
