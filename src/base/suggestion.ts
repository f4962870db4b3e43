/** Bounds on the work of one suggestion: longer names and further candidates are passed over. */
const longestName = 64;
const mostCandidates = 2000;
const mostListed = 20;

/** The candidate that the name was probably meant to be; nothing where none is near. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let bound = Math.max(1, Math.floor(name.length / 3));
  let seen = 0;
  for (const candidate of candidates) {
    if (seen++ >= mostCandidates) break;
    if (candidate === name || Math.abs(candidate.length - name.length) > bound) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bound);
    if (distance > bound) continue;
    nearest = candidate;
    // The next one must be nearer still.
    bound = distance - 1;
    if (bound < 0) break;
  }
  return nearest;
}

/** Insertions, deletions, substitutions and swaps of neighbours from one text to the other; more than `bound` where it is more. */
function editDistance(from: string, to: string, bound: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2] + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > bound) return least;
    beforeLast = last;
    last = current;
  }
  return last[to.length];
}

/** The first names of a collection, as many as an error should carry. */
export function listedNames(names: Iterable<string>): readonly string[] {
  const listed: string[] = [];
  for (const name of names) {
    if (listed.length === mostListed) break;
    listed.push(name);
  }
  return listed;
}

/** Names for a message: `'a', 'b', 'c'`, with `… and 12 more` where there are too many to show. */
export function quoteNames(names: readonly string[]): string {
  const shown = names.slice(0, mostListed).map((name) => `'${name}'`).join(", ");
  return names.length > mostListed ? `${shown}, … and ${names.length - mostListed} more` : shown;
}
