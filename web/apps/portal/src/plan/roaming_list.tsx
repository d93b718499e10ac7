/** What the phone costs in each country, found by a part of its name. */

import type { RoamingPrice, RoamingPrices } from "@selfcare/client";
import { Field } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { texts } from "../texts";
import { planTexts } from "./texts_plan";

const words = planTexts.roaming;

interface Props {
  prices: RoamingPrices;
  /** By name: there the plan is used as at home. */
  covered: readonly string[];
  country: string | null;
  onChoose: (country: string) => void;
}

export function RoamingList({ prices, covered, country, onChoose }: Props) {
  const [typed, setTyped] = useState("");
  const found = prices.countries.filter((price) => isMeant(price, typed));
  return (
    <>
      <Field
        {...{ id: "country", label: words.find, hint: words.findHint, value: typed, onWrite: setTyped }}
        {...{ type: "search", autocomplete: "off", spellcheck: false }}
      />
      <p role="status" class="quiet">
        {found.length === 0 ? words.nothing(typed) : words.count(found.length)}
      </p>
      {found.length > 0 && (
        <table class="rows country-rows">
          <caption>{words.list}</caption>
          <thead>
            <tr>
              <th scope="col">{words.country}</th>
              {[words.gigabyte, words.minute, words.text].map((term) => (
                <th key={term} scope="col" class="sum">
                  {term}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((price) => (
              <Row
                key={price.country}
                {...{ price, onChoose }}
                isCovered={covered.includes(price.name)}
                isChosen={price.country === country}
              />
            ))}
          </tbody>
        </table>
      )}
      <p class="as-of">{texts.states.asOf(prices.as_of)}</p>
    </>
  );
}

interface RowProps {
  price: RoamingPrice;
  isCovered: boolean;
  isChosen: boolean;
  onChoose: (country: string) => void;
}

function Row({ price, isCovered, isChosen, onChoose }: RowProps) {
  const { country, name } = price;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          class="row-link"
          aria-pressed={isChosen}
          aria-label={words.choose(name)}
          onClick={() => onChoose(country)}
        >
          {name}
        </button>
      </th>
      {isCovered ? (
        <td class="sum covered" colSpan={3}>
          {words.covered}
        </td>
      ) : (
        <>
          <Price term={words.gigabyte} is={price.gigabyte.display} />
          <Price term={words.minute} is={price.minute.display} />
          <Price term={words.text} is={price.text.display} />
        </>
      )}
    </tr>
  );
}

/** Its term stands beside it where the table has become a list. */
function Price({ term, is }: { term: string; is: string }) {
  return (
    <td class="sum number">
      <span class="phone-only quiet" aria-hidden="true">
        {term}{" "}
      </span>
      {is}
    </td>
  );
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();

export function isMeant({ name, country }: Pick<RoamingPrice, "name" | "country">, typed: string): boolean {
  const asked = plain(typed);
  return asked === "" || plain(name).includes(asked) || country.toLowerCase() === asked;
}
