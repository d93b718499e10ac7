/** Bills: what is due, when, and whether it pays itself; a year at a glance; all of them. */
export default function Bills() {
  return null;
}
