/** A line of a JSON value that is shown as a tree. `isOpen` is undefined where there is nothing inside. */
export interface JsonRow {
  /** The way to it, as JSON Pointer (RFC 6901); that of a run of many ends in `~run`, which no pointer does. */
  readonly key: string;
  /** Name in its object, or place in its list; undefined for the whole. */
  readonly name: string | undefined;
  readonly depth: number;
  readonly position: number;
  readonly setSize: number;
  readonly isOpen: boolean | undefined;
  /** What is shown: the value itself, or how much is inside. */
  readonly text: string;
  readonly kind: 'text' | 'number' | 'word' | 'object' | 'list';
}

/** More than these in one list or object stand in runs of as many, each to be opened by itself. */
const longestRun = 500;

/** The lines of a JSON value that are seen while some of it is folded. */
export function jsonRows(
  value: unknown,
  isOpen: (key: string, depth: number, size: number) => boolean,
): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const visit = (each: unknown, key: string, name: string | undefined, place: JsonPlace): void => {
    const inside = insideOf(each);
    const open = inside === undefined ? undefined : isOpen(key, place.depth, inside.length);
    rows.push({ key, name, ...place, isOpen: open, ...wordsOf(each, inside?.length ?? 0) });
    if (open !== true || inside === undefined) return;
    if (inside.length <= longestRun) visitAll(inside, key, place.depth + 1);
    else visitRuns(inside, key, place.depth + 1);
  };
  const visitRuns = (inside: Inside, key: string, depth: number): void => {
    const setSize = Math.ceil(inside.length / longestRun);
    for (let run = 0; run < setSize; run++) {
      const part = inside.slice(run * longestRun, (run + 1) * longestRun);
      const name = `${part[0]?.[0] ?? ''} … ${part.at(-1)?.[0] ?? ''}`;
      const runKey = `${key}/~run${run}`;
      const open = isOpen(runKey, depth, part.length);
      rows.push({ key: runKey, name, depth, position: run + 1, setSize, isOpen: open, text: '', kind: 'list' });
      if (open) visitAll(part, key, depth + 1);
    }
  };
  const visitAll = (inside: Inside, key: string, depth: number): void => {
    for (const [index, [inner, item]] of inside.entries())
      visit(item, `${key}/${escaped(inner)}`, inner, {
        depth,
        position: index + 1,
        setSize: inside.length,
      });
  };
  visit(value, '', undefined, { depth: 0, position: 1, setSize: 1 });
  return rows;
}

type Inside = readonly (readonly [string, unknown])[];
type JsonPlace = Pick<JsonRow, 'depth' | 'position' | 'setSize'>;

/** Undefined for what holds nothing. */
function insideOf(value: unknown): Inside | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length === 0 ? undefined : entries;
}

const longestText = 2000;

function wordsOf(value: unknown, size: number): Pick<JsonRow, 'text' | 'kind'> {
  if (Array.isArray(value)) return { kind: 'list', text: size === 0 ? '[]' : `[${size}]` };
  if (typeof value === 'object' && value !== null) return { kind: 'object', text: size === 0 ? '{}' : `{${size}}` };
  if (typeof value === 'string')
    return {
      kind: 'text',
      text: value.length > longestText ? `${JSON.stringify(value.slice(0, longestText))}…` : JSON.stringify(value),
    };
  return { kind: typeof value === 'number' ? 'number' : 'word', text: String(value) };
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
