/** The files that are about to be sent: what each is, how far it has come, and what is wrong with it. */

import { Button, Icon } from "@selfcare/ui";
import { texts } from "./texts";
import type { Added, Tray } from "./tray";

interface Props {
  tray: Tray;
  added: readonly Added[];
  onDone: () => void;
}

export function TrayList({ tray, added, onDone }: Props) {
  if (added.length === 0) return null;
  return (
    <ul class="tray" aria-label={texts.files.toSend}>
      {added.map((item) => (
        <li key={item.id} class={item.state === "failed" ? "added failed" : "added"}>
          <Mark item={item} />
          <div class="about">
            <p class="name" dir="auto">
              {item.name}
            </p>
            <Status item={item} />
          </div>
          {item.again && item.state === "failed" && (
            <Button kind="plain" onPress={() => tray.tryAgain(item.id)}>
              {texts.tryAgain}
            </Button>
          )}
          <Button
            kind="plain"
            aria-label={
              item.state === "bringing" ? texts.files.cancel(item.name) : texts.files.remove(item.name)
            }
            onPress={() => {
              tray.remove(item.id);
              onDone();
            }}
          >
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Mark({ item }: { item: Added }) {
  if (item.state === "failed") return <Icon name="bad" />;
  return item.preview === null ? <Icon name="file" /> : <img src={item.preview} alt="" />;
}

function Status({ item }: { item: Added }) {
  if (item.state === "failed") return <p class="status wrong">{item.error}</p>;
  if (item.state === "brought") return <p class="status">{texts.files.ready}</p>;
  const percent = Math.floor(item.share * 100);
  return (
    <p class="status">
      <progress max={100} value={percent} aria-label={texts.files.bringing(item.name)} />
      <span aria-hidden="true">{texts.files.share(percent)}</span>
    </p>
  );
}
