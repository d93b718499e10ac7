/** The files that are about to be sent: what each is, how far it has come, and what is wrong with it. */

import { Button } from "./button";
import { Icon } from "./icons";
import type { Added, FileWords, Tray } from "./tray";

interface Props {
  tray: Tray;
  added: readonly Added[];
  onDone: () => void;
}

export function TrayList({ tray, added, onDone }: Props) {
  const { words } = tray;
  if (added.length === 0) return null;
  return (
    <ul class="tray" aria-label={words.toSend}>
      {added.map((item) => (
        <li key={item.id} class={item.state === "failed" ? "added failed" : "added"}>
          <Mark item={item} />
          <div class="about">
            <p class="name" dir="auto">
              {item.name}
            </p>
            <Status item={item} words={words} />
          </div>
          {item.again && item.state === "failed" && (
            <Button kind="plain" onPress={() => tray.tryAgain(item.id)}>
              {words.again}
            </Button>
          )}
          <Button
            kind="plain"
            aria-label={item.state === "bringing" ? words.cancel(item.name) : words.remove(item.name)}
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

function Status({ item, words }: { item: Added; words: FileWords }) {
  if (item.state === "failed") return <p class="status wrong">{item.error}</p>;
  if (item.state === "brought") return <p class="status">{words.ready}</p>;
  const percent = Math.floor(item.share * 100);
  return (
    <p class="status">
      <progress max={100} value={percent} aria-label={words.bringing(item.name)} />
      <span aria-hidden="true">{words.share(percent)}</span>
    </p>
  );
}
