import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../process/run-process.ts';
import { importCycles, ringOf } from '../source/import-cycles.ts';
import { scanModule } from '../source/module-scan.ts';
import { isSource, readRepositoryFile } from '../source/repository-files.ts';
import type { Check, CheckContext } from './check.ts';
import { refuseImport } from './import-rule.ts';
import { printLadder, readRoomManifest, readRoomRules } from './room-rules.ts';
import type { RoomManifest, RoomRules } from './room-rules.ts';

/** Who imports whom: the allowlist of rooms.json, doors, layers, cycles, and the ladder printed in ARCHITECTURE.md. */
export const rooms: Check = {
  name: 'rooms',
  run(context) {
    const rules = readRoomRules();
    const sources = context.files.filter(isSource);
    return [
      ...unknownRooms(rules, context.files),
      ...ladderCycles(rules),
      ...refusedImports(sources, rules),
      ...fileCycles(sources),
      ...ladderInStep(rules, context),
    ];
  },
};

function unknownRooms(rules: RoomRules, files: readonly string[]): readonly string[] {
  const present = new Set(files.filter((file) => file.startsWith('packages/')).map((file) => file.split('/')[1] ?? ''));
  return [...present].filter((room) => !(room in rules.rooms)).map((room) => `packages/${room}: not in rooms.json`);
}

function ladderCycles(rules: RoomRules): readonly string[] {
  const roomOf = (name: string): string => name.split('/')[0] ?? name;
  const graph = Object.entries(rules.rooms).map(([room, rule]) => {
    return [room, [...rule.imports, ...(rule.lazily ?? [])].map(roomOf)] as const;
  });
  return importCycles(new Map(graph)).map((cycle) => `rooms.json: rooms import each other: ${cycle.join(', ')}`);
}

function refusedImports(sources: readonly string[], rules: RoomRules): readonly string[] {
  const manifests = new Map<string, RoomManifest>();
  const manifestOf = (folder: string): RoomManifest => {
    const manifest = manifests.get(folder) ?? readRoomManifest(folder);
    manifests.set(folder, manifest);
    return manifest;
  };
  return sources.flatMap((file) => {
    const scan = scanModule(file);
    const refused = scan.imports.flatMap((each) => {
      const reason = refuseImport(file, each, rules, manifestOf);
      return reason === undefined ? [] : [`${file}:${each.line}: ${reason}`];
    });
    return [...scan.faults.map((fault) => `${file}: does not parse: ${fault}`), ...refused];
  });
}

function fileCycles(sources: readonly string[]): readonly string[] {
  const known = new Set(sources);
  const graph = new Map(
    sources.map((file) => {
      const targets = scanModule(file)
        .imports.filter(({ specifier, kind }) => specifier.startsWith('.') && kind !== 'dynamic')
        .map(({ specifier }) => path.posix.join(path.posix.dirname(file), specifier));
      return [file, targets.filter((target) => known.has(target))];
    }),
  );
  return importCycles(graph).map((cycle) => {
    const ring = ringOf(graph, cycle);
    return `${ring[0]}: files import each other in a ring: ${[...ring, ring[0]].join(' -> ')}`;
  });
}

const ladderPattern = /(<!-- rooms -->)([\s\S]*?)(<!-- \/rooms -->)/;

function ladderInStep(rules: RoomRules, { write }: CheckContext): readonly string[] {
  const file = path.join(repositoryRoot, 'ARCHITECTURE.md');
  if (!existsSync(file)) return [];
  const text = readRepositoryFile('ARCHITECTURE.md');
  const printed = ladderPattern.exec(text)?.[2];
  if (printed === undefined) return ['ARCHITECTURE.md: the lines "<!-- rooms -->" and "<!-- /rooms -->" are missing'];
  const wanted = printLadder(rules);
  if (printed.trim() === wanted) return [];
  if (!write)
    return ['ARCHITECTURE.md: the printed rooms differ from rooms.json; run "npm run check -- rooms --write"'];
  writeFileSync(
    file,
    text.replace(ladderPattern, (_, open: string, _old, close: string) => `${open}\n\n${wanted}\n\n${close}`),
  );
  return [];
}
