/** The page of the address. Until its script is here the one before stays; then the focus goes to its heading. */

import type { Customer } from "@selfcare/client";
import { Bones, Empty, Failed, Loading, PageHeading, useStore } from "@selfcare/ui";
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Go } from "./link";
import { PAGES, type PageProps } from "./pages";
import { usePortal } from "./portal";
import { type Address, match } from "./router";
import { texts } from "./texts";

interface Shown {
  address: Address;
  page: ComponentType<PageProps> | "none" | "failed";
  named: Record<string, string>;
}

export function Outlet({ customer }: { customer: Customer }) {
  const address = useStore(usePortal().router);
  const [shown, setShown] = useState<Shown | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void pageFor(address).then((next) => {
      if (isWanted) setShown(next);
    });
    return () => {
      isWanted = false;
    };
  }, [address, tries]);
  useArrival(shown);
  const again = () => setTries(tries + 1);
  if (shown === null) {
    const { slow, failed } = texts.states;
    return (
      <Loading
        shape={<Bones lines={["half", "amount", "long"]} />}
        {...{ slow }}
        again={failed.again}
        onAgain={again}
      />
    );
  }
  const { page: Page, named } = shown;
  if (Page === "none") return <NotThere />;
  if (Page === "failed") {
    const { what, noAnswer, again: retry } = texts.states.failed;
    return <Failed what={what(texts.states.page)} why={noAnswer} again={retry} onAgain={again} />;
  }
  const query = new URLSearchParams(shown.address.query);
  return <Page key={shown.address.path} {...{ named, query, customer }} />;
}

async function pageFor(address: Address): Promise<Shown> {
  for (const { pattern, script } of PAGES) {
    const named = match(pattern, address.path);
    if (named === null) continue;
    try {
      return { address, named, page: (await script()).default };
    } catch {
      return { address, named, page: "failed" };
    }
  }
  return { address, named: {}, page: "none" };
}

/** A screen reader says where one has come to; who goes back stands where they stood. */
function useArrival(shown: Shown | null): void {
  useLayoutEffect(() => {
    if (shown === null || shown.address.moves === 0) return;
    document.querySelector<HTMLElement>("#page h1")?.focus({ preventScroll: true });
    scrollTo(0, shown.address.scrolled);
  }, [shown]);
}

function NotThere() {
  return (
    <>
      <PageHeading title={texts.states.notThere} />
      <Empty title={texts.states.notThereHelp}>
        <Go to="/" kind="button main">
          {texts.states.toHome}
        </Go>
      </Empty>
    </>
  );
}
