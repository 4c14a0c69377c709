import { existsSync } from 'node:fs';
import path from 'node:path';
import { readRepositoryFile } from '../source/repository-files.ts';
import { repositoryRoot } from '../process/run-process.ts';

export interface RoomRule {
  readonly imports: readonly string[];
  /** Rooms that may be loaded by `import()` only, when they are needed. */
  readonly lazily?: readonly string[];
  readonly testsOnly?: boolean;
  readonly purpose: string;
}

/** The allowlist in rooms.json. */
export interface RoomRules {
  readonly rooms: Readonly<Record<string, RoomRule>>;
  /** Folders below a room's `src` of which each may import only itself and those after it. */
  readonly layers: Readonly<Record<string, readonly string[]>>;
  /** Rooms that load in a browser too: nothing of Node's own in their sources. */
  readonly runsAnywhere: readonly string[];
  /** Folders beside `packages/` and the rooms that they may import; `*` is all. */
  readonly outside: Readonly<Record<string, readonly string[]>>;
}

export interface RoomManifest {
  readonly dependencies: readonly string[];
  /** What may stand after the room's name in an import: `''` is the door, `browser` is `@assay/room/browser`. */
  readonly doors: readonly string[];
}

export const readRoomRules = (): RoomRules => JSON.parse(readRepositoryFile('rooms.json')) as RoomRules;

export function readRoomManifest(folder: string): RoomManifest {
  const file = path.posix.join(folder, 'package.json');
  if (!existsSync(path.join(repositoryRoot, file))) return { dependencies: [], doors: [] };
  const manifest = JSON.parse(readRepositoryFile(file)) as {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
    readonly exports?: Readonly<Record<string, unknown>>;
  };
  return {
    dependencies: [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})],
    doors: Object.keys(manifest.exports ?? {}).map((door) => door.replace(/^\.\/?/, '')),
  };
}

/** The ladder of rooms, as ARCHITECTURE.md prints it. */
export function printLadder(rules: RoomRules): string {
  const rows = Object.entries(rules.rooms).map(([room, rule]) => {
    const lazily = (rule.lazily ?? []).map((each) => `(${each} lazily)`);
    return [room, [...rule.imports, ...lazily].join(' ') || '-', rule.purpose] as const;
  });
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const lines = rows.map(([room, imports, purpose]) => {
    return `${room.padEnd(width(0))}  -> ${imports.padEnd(width(1))}  ${purpose}`;
  });
  return ['```', ...lines, '```'].join('\n');
}
