/** Words whose web addresses can be pressed. They open beside, and the page they lead to is not told where from. */

import { Fragment } from "preact";

/** Without the mark that ends a sentence. Nothing but http leads anywhere. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?'()[\]])/;

export function Linked({ text, opensBeside }: { text: string; opensBeside: string }) {
  return text.split(ADDRESS).map((part, place) =>
    place % 2 === 0 ? (
      <Fragment key={place}>{part}</Fragment>
    ) : (
      <a key={place} href={part} target="_blank" rel="noopener noreferrer">
        {part}
        <span class="spoken"> {opensBeside}</span>
      </a>
    ),
  );
}
