import { builtinModules } from 'node:module';
import path from 'node:path';
import type { ModuleImport } from '../source/module-scan.ts';
import { isTest } from '../source/repository-files.ts';
import type { RoomManifest, RoomRules } from './room-rules.ts';

/** Where a file stands: in a room, or in a folder beside them. */
interface Place {
  readonly room?: string;
  readonly top: string;
  readonly folder: string;
}

export function placeOf(file: string): Place {
  const [top = '', name = ''] = file.split('/');
  if (top === 'packages') return { room: name, top, folder: `packages/${name}` };
  return { top, folder: top === 'examples' || top === 'bench' ? `${top}/${name}` : top };
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Why `file` may not import this, or undefined when it may. */
export function refuseImport(
  file: string,
  { specifier, kind }: ModuleImport,
  rules: RoomRules,
  manifestOf: (folder: string) => RoomManifest,
): string | undefined {
  const place = placeOf(file);
  if (specifier.startsWith('.')) return refuseRelative(file, specifier, place, rules);
  if (specifier.startsWith('@assay/')) return refuseRoom(file, specifier, kind, place, rules, manifestOf);
  if (specifier.startsWith('node:')) {
    const isolated = place.room !== undefined && rules.runsAnywhere.includes(place.room) && !isTest(file);
    if (!isolated || kind === 'type') return undefined;
    return `the room ${place.room} also runs in a browser, where "${specifier}" is not: take it as a port`;
  }
  if (builtinModules.includes(specifier)) return `write "node:${specifier}"`;
  if (place.room === undefined || place.room === 'testkit' || isTest(file) || /\.config\.\w+$/.test(file))
    return undefined;
  const name = packageOf(specifier);
  const { dependencies } = manifestOf(place.folder);
  if (dependencies.includes(name) || (kind === 'type' && dependencies.includes(`@types/${name}`))) return undefined;
  return `"${name}" is not among the dependencies in ${place.folder}/package.json`;
}

function refuseRelative(file: string, specifier: string, place: Place, rules: RoomRules): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (target.startsWith('..')) return `"${specifier}" leaves the repository`;
  const there = placeOf(target);
  if (there.room !== undefined && there.room !== place.room) {
    return `"${specifier}" reaches past the door of ${there.room}: import "@assay/${there.room}"`;
  }
  // The server process and the browser of the tests belong to no room.
  if (isTest(file) && target.startsWith('test/support/')) return undefined;
  if (there.room === undefined && place.room !== undefined) return `"${specifier}" leaves the room ${place.room}`;
  if (place.room === undefined || there.room === undefined) return undefined;
  const layers = rules.layers[place.room];
  if (layers === undefined || isTest(file)) return undefined;
  const from = layers.indexOf(file.split('/')[3] ?? '');
  const to = layers.indexOf(target.split('/')[3] ?? '');
  if (from === -1 || to === -1 || to >= from) return undefined;
  return `"${specifier}": ${layers[from]} may not import ${layers[to]} (the order is ${layers.join(' -> ')})`;
}

function refuseRoom(
  file: string,
  specifier: string,
  kind: ModuleImport['kind'],
  place: Place,
  rules: RoomRules,
  manifestOf: (folder: string) => RoomManifest,
): string | undefined {
  const [, room = '', ...rest] = specifier.split('/');
  const target = rules.rooms[room];
  if (target === undefined) return `"${specifier}": there is no room "${room}" in rooms.json`;
  const door = rest.join('/');
  if (!manifestOf(`packages/${room}`).doors.includes(door)) {
    return `"${specifier}" is no door of ${room} (its package.json lists the doors)`;
  }
  const wanted = door === '' ? room : `${room}/${door}`;
  if (place.room === undefined) {
    const allowed = rules.outside[place.top] ?? [];
    if (allowed.includes('*') || allowed.includes(room)) return undefined;
    return `${place.top} may import only ${allowed.join(', ') || 'no room'}, not ${wanted}`;
  }
  const rule = rules.rooms[place.room];
  if (rule === undefined) return `the room ${place.room} is not in rooms.json`;
  if (room === place.room)
    return isTest(file) ? undefined : `"${specifier}" is this room's own door: import the file itself`;
  if (target.testsOnly === true) return isTest(file) ? undefined : `${room} is for tests only`;
  if (rule.imports.includes(wanted) || rule.imports.includes(room)) return undefined;
  if (rule.lazily?.includes(room) === true) {
    return kind === 'static' ? `${room} is loaded lazily: write await import("${specifier}")` : undefined;
  }
  return `${place.room} may import ${rule.imports.join(', ') || 'no room'}, not ${wanted} (rooms.json)`;
}
