const timestampPattern =
  /^(?<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:(?:[Tt]|[ \t]+)(?<time>[0-9]{1,2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+](?<zone>[0-9]{1,2}(?::[0-9]{2})?))?)?)?$/;

/** What Python makes of a text that is to be a point in time; nothing where it spells none. */
export function timestampKind(text: string): "date" | "datetime" | undefined {
  const groups = timestampPattern.exec(text)?.groups;
  if (groups === undefined || !isDate(numbersOf(groups.date, "-"))) return undefined;
  if (groups.time === undefined) return "date";
  return isTime(numbersOf(groups.time, ":")) && isZone(numbersOf(groups.zone ?? "0", ":"))
    ? "datetime"
    : undefined;
}

function numbersOf(text: string, separator: string): readonly number[] {
  return text.split(separator).map(Number);
}

function isDate([year, month, day]: readonly number[]): boolean {
  // Years below 100 would count from 1900; leap years repeat.
  const date = new Date(Date.UTC(2000 + year % 400, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTime([hour, minute, second]: readonly number[]): boolean {
  return hour < 24 && minute < 60 && second < 60;
}

/** Less than a day off. */
function isZone([hours, minutes = 0]: readonly number[]): boolean {
  return hours * 60 + minutes < 24 * 60;
}
