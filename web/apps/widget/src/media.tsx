/** Files in the thread: a picture as it is, anything else as a row with its name. */

import type { Media } from "@selfcare/client";
import { Icon } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { sizeOf } from "./file_words";
import { texts } from "./texts";

interface Props {
  media: readonly Media[];
  addressOf: (id: string) => string;
}

export function MediaList({ media, addressOf }: Props) {
  return (
    <>
      {media.map((one) => (
        <One key={one.id} media={one} address={addressOf(one.id)} />
      ))}
    </>
  );
}

function One({ media, address }: { media: Media; address: string }) {
  const [broken, setBroken] = useState(false);
  if (media.state !== "kept") {
    return <Row media={media} note={media.state === "lost" ? texts.files.lost : texts.files.coming} />;
  }
  if (media.kind === "image" && !broken) {
    const size = { width: media.width ?? undefined, height: media.height ?? undefined };
    return (
      <a class="picture" href={address} target="_blank" rel="noopener noreferrer">
        <img
          {...size}
          src={address}
          alt={texts.files.picture(media.name)}
          loading="lazy"
          onError={() => setBroken(true)}
        />
        <span class="spoken"> {texts.opensBeside}</span>
      </a>
    );
  }
  if (broken) return <Row media={media} note={texts.files.gone} />;
  return (
    <a class="file-row" href={address} download={media.name}>
      <Named media={media} note={sizeOf(media.size ?? 0)} />
    </a>
  );
}

function Row({ media, note }: { media: Media; note: string }) {
  return (
    <p class="file-row">
      <Named media={media} note={note} />
    </p>
  );
}

function Named({ media, note }: { media: Media; note: string }) {
  return (
    <>
      <Icon name={media.kind === "image" ? "picture" : "file"} />
      <span class="about">
        <span class="name" dir="auto">
          {media.name}
        </span>
        <span class="status">{note}</span>
      </span>
    </>
  );
}
