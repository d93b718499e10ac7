/** Icons, drawn here on a grid of 24. Each stands beside a word, so readers skip it. */

import type { ComponentChildren } from "preact";

const SHAPES = {
  /** Good: a check in a circle. */
  check: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.4 2.8 2.8L16.2 9.4" />
    </>
  ),
  tick: <path d="m5 12.8 4.4 4.4L19 7.4" />,
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11.2v5M12 7.6v.2" />
    </>
  ),
  /** Under way: half a circle filled. */
  half: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
    </>
  ),
  warning: (
    <>
      <path d="M12 4 21.2 20H2.8z" />
      <path d="M12 10v4.4M12 17.1v.2" />
    </>
  ),
  bad: (
    <>
      <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z" />
      <path d="M12 7.6v5.2M12 16.2v.2" />
    </>
  ),
  none: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M8 12h8" />
    </>
  ),
  calendar: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2" />
      <path d="M3.5 10h17M8 2.8v4M16 2.8v4" />
    </>
  ),
  send: <path d="M12 19.5V5M5.8 11 12 4.8l6.2 6.2" />,
  down: <path d="M12 4.5V19M5.8 13l6.2 6.2 6.2-6.2" />,
  phone: (
    <path d="M5.2 3.5h3.3l1.7 4.3-2.2 1.6a12 12 0 0 0 6.6 6.6l1.6-2.2 4.3 1.7v3.3a1.7 1.7 0 0 1-1.9 1.7A16.6 16.6 0 0 1 3.5 5.4a1.7 1.7 0 0 1 1.7-1.9z" />
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
      <path d="M8 10.5V7.4a4 4 0 0 1 8 0v3.1" />
    </>
  ),
  settings: (
    <>
      <path d="M3.5 7.5h8.3M17.2 7.5h3.3M3.5 16.5h3.3M12.2 16.5h8.3" />
      <circle cx="14.5" cy="7.5" r="2.7" />
      <circle cx="9.5" cy="16.5" r="2.7" />
    </>
  ),
  reply: <path d="M9 6 4 11l5 5M4.4 11H14a6 6 0 0 1 6 6v1" />,
  clip: (
    <path d="m19.5 11.2-7.8 7.8a5 5 0 0 1-7.1-7.1l8.2-8.2a3.3 3.3 0 0 1 4.7 4.7l-8.1 8.1a1.7 1.7 0 0 1-2.4-2.4l7.2-7.1" />
  ),
  file: (
    <>
      <path d="M13.5 3H7a1.5 1.5 0 0 0-1.5 1.5v15A1.5 1.5 0 0 0 7 21h10a1.5 1.5 0 0 0 1.5-1.5V8z" />
      <path d="M13.5 3v5h5" />
    </>
  ),
  picture: (
    <>
      <rect x="3.5" y="4.5" width="17" height="15" rx="2" />
      <circle cx="9" cy="10" r="1.6" />
      <path d="m4.5 18 5.2-4.6 3 2.6 3.4-3.4 4 3.9" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 6.8V12l3.6 2.2" />
    </>
  ),
  chats: <path d="M4 5.500h16v10.500H11l-4.5 3.500v-3.500H4z" />,
  board: <path d="M4.5 20V10.500M12 20V4M19.5 20v-6.5" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.2" />
      <path d="m15.2 15.2 5 5" />
    </>
  ),
  keys: (
    <>
      <rect x="2.8" y="6" width="18.4" height="12" rx="2" />
      <path d="M6.5 10h.2M10.2 10h.2M13.9 10h.2M17.5 10h.2M8 14.200h8" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.8" />
      <path d="M4.8 20a7.2 7.2 0 0 1 14.4 0" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.500" r="3.4" />
      <path d="M2.800 19.500a6.200 6.200 0 0 1 12.400 0M15.500 5.400a3.400 3.400 0 0 1 0 6.200M17.800 14.200a6.200 6.200 0 0 1 3.4 5.300" />
    </>
  ),
  teams: (
    <>
      <rect x="9" y="3.500" width="6" height="5" rx="1" />
      <rect x="3" y="15.500" width="6" height="5" rx="1" />
      <rect x="15" y="15.500" width="6" height="5" rx="1" />
      <path d="M12 8.500V12M6 15.500V12h12v3.500" />
    </>
  ),
  assistant: (
    <>
      <rect x="4" y="7.5" width="16" height="11.5" rx="2.5" />
      <path d="M12 7.500V4M9 12.200v1.600M15 12.200v1.6" />
    </>
  ),
  note: <path d="M5 4h14v10.500L14.5 20H5zM14.5 20v-5.500H19M8.5 8.500h7M8.5 12h4" />,
  home: <path d="M4 10.800 12 4l8 6.800V20h-5.500v-5.500h-5V20H4z" />,
  bills: (
    <>
      <path d="M5.500 3.500h13V20.500l-2.200-1.500-2.100 1.500-2.200-1.500-2.200 1.500-2.100-1.500-2.200 1.500z" />
      <path d="M9 8.500h6M9 12.500h6" />
    </>
  ),
  card: (
    <>
      <rect x="3" y="5.500" width="18" height="13" rx="2" />
      <path d="M3 10h18M6.500 14.800h3.500" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  next: <path d="m9.500 5.500 6.500 6.500-6.500 6.500" />,
  back: <path d="M14.500 5.500 8 12l6.500 6.500" />,
  wifi: (
    <path d="M3.500 9.500a12.500 12.500 0 0 1 17 0M6.600 13a8 8 0 0 1 10.800 0M9.700 16.300a3.500 3.500 0 0 1 4.600 0M12 19.300v.200" />
  ),
  tv: (
    <>
      <rect x="3" y="5" width="18" height="12" rx="2" />
      <path d="M8.500 20.500h7" />
    </>
  ),
  mobile: (
    <>
      <rect x="7" y="2.800" width="10" height="18.400" rx="2.200" />
      <path d="M11.300 18h1.400" />
    </>
  ),
  save: <path d="M12 4v11M7.300 10.500 12 15.200l4.700-4.700M4.500 19.500h15" />,
  help: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.600 9.400a2.500 2.500 0 1 1 3.500 2.400c-.8.400-1.100.9-1.100 1.700M12 16.600v.200" />
    </>
  ),
  offline: (
    <path d="M4 4l16 16M8.800 8.700A12.500 12.500 0 0 0 3.500 11M12.500 8a12.500 12.500 0 0 1 8 3M9.700 16.300a3.500 3.500 0 0 1 4.600 0M12 19.300v.200" />
  ),
  leave: <path d="M13.500 4.500H6v15h7.500M10.500 12H20M16.500 8.200 20.300 12l-3.800 3.800" />,
  close: <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {SHAPES[name]}
    </svg>
  );
}
