/** A moment's parts, as the machine's time zone has them. */
interface Parts {
  readonly date: Date;
  readonly milliseconds: number;
}

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const dayMs = 86_400_000;

/** What each directive writes, in the C locale. */
const directives: Readonly<Record<string, (parts: Parts) => string>> = {
  a: ({ date }) => days[date.getDay()].slice(0, 3),
  A: ({ date }) => days[date.getDay()],
  b: ({ date }) => months[date.getMonth()].slice(0, 3),
  B: ({ date }) => months[date.getMonth()],
  c: (parts) => expand("%a %b %e %H:%M:%S %Y", parts),
  C: ({ date }) => padded(Math.floor(date.getFullYear() / 100), 2),
  d: ({ date }) => padded(date.getDate(), 2),
  D: (parts) => expand("%m/%d/%y", parts),
  e: ({ date }) => padded(date.getDate(), 2, " "),
  F: (parts) => expand("%Y-%m-%d", parts),
  f: ({ date }) => `${padded(date.getMilliseconds(), 3)}000`,
  G: ({ date }) => String(isoWeek(date).year),
  h: ({ date }) => months[date.getMonth()].slice(0, 3),
  H: ({ date }) => padded(date.getHours(), 2),
  I: ({ date }) => padded(date.getHours() % 12 || 12, 2),
  j: ({ date }) => padded(dayOfYear(date) + 1, 3),
  k: ({ date }) => padded(date.getHours(), 2, " "),
  l: ({ date }) => padded(date.getHours() % 12 || 12, 2, " "),
  m: ({ date }) => padded(date.getMonth() + 1, 2),
  M: ({ date }) => padded(date.getMinutes(), 2),
  n: () => "\n",
  p: ({ date }) => date.getHours() < 12 ? "AM" : "PM",
  r: (parts) => expand("%I:%M:%S %p", parts),
  R: (parts) => expand("%H:%M", parts),
  s: ({ milliseconds }) => String(Math.floor(milliseconds / 1000)),
  S: ({ date }) => padded(date.getSeconds(), 2),
  t: () => "\t",
  T: (parts) => expand("%H:%M:%S", parts),
  u: ({ date }) => String(date.getDay() || 7),
  U: ({ date }) => padded(Math.floor((dayOfYear(date) + 7 - date.getDay()) / 7), 2),
  V: ({ date }) => padded(isoWeek(date).week, 2),
  w: ({ date }) => String(date.getDay()),
  W: ({ date }) => padded(Math.floor((dayOfYear(date) + 7 - (date.getDay() + 6) % 7) / 7), 2),
  x: (parts) => expand("%m/%d/%y", parts),
  X: (parts) => expand("%H:%M:%S", parts),
  y: ({ date }) => padded(date.getFullYear() % 100, 2),
  Y: ({ date }) => String(date.getFullYear()),
  // A time without a zone, as Python's `datetime.now()` gives, says nothing about one.
  z: () => "",
  Z: () => "",
  "%": () => "%",
};

/**
 * Writes a moment as Python's `strftime` does for a local time: `%Y-%m-%d_%H-%M-%S`. What is no directive stays as
 * it is written.
 */
export function strftime(pattern: string, milliseconds: number): string {
  return expand(pattern, { date: new Date(milliseconds), milliseconds });
}

function expand(pattern: string, parts: Parts): string {
  return pattern.replace(/%(-?)([A-Za-z%])/g, (whole, minus: string, letter: string) => {
    const directive = Object.hasOwn(directives, letter) ? directives[letter] : undefined;
    if (directive === undefined) return whole;
    const text = directive(parts);
    return minus === "" ? text : text.replace(/^[0 ]+(?=.)/, "");
  });
}

function padded(value: number, length: number, fill = "0"): string {
  return String(value).padStart(length, fill);
}

function dayOfYear(date: Date): number {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return Math.round((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / dayMs);
}

/** Weeks begin on Monday, and belong to the year that has their Thursday. */
function isoWeek(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 3 - (thursday.getUTCDay() + 6) % 7);
  const year = thursday.getUTCFullYear();
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) };
}
