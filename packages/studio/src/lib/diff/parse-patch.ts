export interface PatchLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Its number before and after, from 1; null where it is not there. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface PatchHunk {
  /** What git says of the place: often the function that it is in. */
  readonly place: string;
  readonly lines: readonly PatchLine[];
}

export interface PatchFile {
  readonly name: string;
  /** Where the file had another name. */
  readonly oldName: string | undefined;
  readonly change: 'changed' | 'created' | 'deleted' | 'renamed';
  readonly isBinary: boolean;
  readonly hunks: readonly PatchHunk[];
}

interface OpenFile {
  oldName: string;
  name: string;
  change: PatchFile['change'];
  isBinary: boolean;
  hunks: { place: string; lines: PatchLine[] }[];
}

/**
 * Reads a patch in the unified format, of git or of diff. Reads what it can: a patch that was cut off ends where it was cut, and lines
 * that say nothing here are passed over.
 */
export function parsePatch(text: string): readonly PatchFile[] {
  const files: OpenFile[] = [];
  let file: OpenFile | undefined;
  let hunk: { place: string; lines: PatchLine[] } | undefined;
  let [before, after, leftBefore, leftAfter] = [0, 0, 0, 0];
  const open = (oldName: string, name: string): OpenFile => {
    const opened: OpenFile = { oldName, name, change: 'changed', isBinary: false, hunks: [] };
    files.push(opened);
    return opened;
  };
  const all = text.replace(/\n$/, '').split('\n');
  for (const line of all) {
    // What begins otherwise is no line of a hunk, whatever its head promised.
    if (hunk !== undefined && (leftBefore > 0 || leftAfter > 0) && /^[ +\-\\]|^$/.test(line)) {
      const sign = line[0] ?? ' ';
      const body = line.slice(1);
      if (sign === '+' && leftAfter-- > 0) hunk.lines.push({ kind: 'added', text: body, before: null, after: after++ });
      else if (sign === '-' && leftBefore-- > 0)
        hunk.lines.push({ kind: 'removed', text: body, before: before++, after: null });
      else if (sign === ' ') {
        hunk.lines.push({ kind: 'same', text: body, before: before++, after: after++ });
        leftBefore--;
        leftAfter--;
      }
      continue;
    }
    const git = /^diff --git (?:"?a\/(.*?)"?) (?:"?b\/(.*?)"?)$/.exec(line);
    const range = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/.exec(line);
    if (git !== null) {
      file = open(git[1] ?? '', git[2] ?? '');
      hunk = undefined;
    } else if (line.startsWith('--- ')) {
      if (file === undefined || file.hunks.length > 0) file = open('', '');
      const name = nameIn(line);
      if (name === null) file.change = 'created';
      else file.oldName = name;
    } else if (file === undefined) continue;
    else if (line.startsWith('+++ ')) {
      const name = nameIn(line);
      if (name === null) file.change = 'deleted';
      file.name = name ?? file.oldName;
      if (file.oldName === '') file.oldName = file.name;
    } else if (range !== null) {
      [before, after] = [Number(range[1]), Number(range[3])];
      [leftBefore, leftAfter] = [Number(range[2] ?? 1), Number(range[4] ?? 1)];
      hunk = { place: range[5] ?? '', lines: [] };
      file.hunks.push(hunk);
    } else if (line.startsWith('new file mode')) file.change = 'created';
    else if (line.startsWith('deleted file mode')) file.change = 'deleted';
    else if (line.startsWith('rename to ')) {
      file.change = 'renamed';
      file.name = line.slice('rename to '.length);
    } else if (/^(?:Binary files|GIT binary patch)/.test(line)) file.isBinary = true;
  }
  return files.map(({ oldName, ...each }) => ({ ...each, oldName: oldName === each.name ? undefined : oldName }));
}

/** `--- a/src/x.ts` and `+++ b/src/x.ts`, with a time behind a tab where diff made it; null for `/dev/null`. */
function nameIn(line: string): string | null {
  const [name = ''] = line.slice(4).split('\t');
  const bare = name.replace(/^"(.*)"$/, '$1');
  return bare === '/dev/null' ? null : bare.replace(/^[ab]\//, '');
}

/** How many lines a file gained and lost. */
export function changedLines({ hunks }: PatchFile): { readonly added: number; readonly removed: number } {
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const count = (kind: PatchLine['kind']): number => lines.filter((line) => line.kind === kind).length;
  return { added: count('added'), removed: count('removed') };
}

/** Lines side by side: what was removed beside what was added in its place. */
export function pairLines(
  lines: readonly PatchLine[],
): readonly (readonly [left: PatchLine | undefined, right: PatchLine | undefined])[] {
  const pairs: [PatchLine | undefined, PatchLine | undefined][] = [];
  let open = 0;
  for (const line of lines) {
    if (line.kind === 'removed') pairs.push([line, undefined]);
    else if (line.kind === 'added') {
      while (open < pairs.length && pairs[open]?.[1] !== undefined) open++;
      const place = pairs[open];
      if (place === undefined) pairs.push([undefined, line]);
      else place[1] = line;
      continue;
    } else {
      pairs.push([line, line]);
      open = pairs.length;
    }
  }
  return pairs;
}
