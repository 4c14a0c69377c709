import type { LogLine, UpdateRun } from '@assay/wire';
import { newKey } from '../../core/delivery.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { RunEntry } from './run-entry.ts';
import type { RunPortion } from './run-portion.ts';

type UnnamedBatch =
  | Omit<Extract<Delivery, { kind: 'points' }>, 'batch'>
  | Omit<Extract<Delivery, { kind: 'lines' }>, 'batch'>;

/** A request to be made; batches get their names when they are sent, in order. */
export type PlannedDelivery = Exclude<Delivery, { kind: 'points' | 'lines' }> | UnnamedBatch;

const mostParameters = 1_000;
const mostLines = 5_000;
const mostCharacters = 1_000_000;

/**
 * The requests that bring a portion of a run to the server, in order: its creation first, its end after all that came
 * before it. What is of one kind goes together. The batches depend on nothing but the portion.
 */
export function deliveriesOf(portion: RunPortion): readonly PlannedDelivery[] {
  const deliveries: PlannedDelivery[] = [];
  const points = portion.batches().map((batch): PlannedDelivery => ({ kind: 'points', points: batch }));
  let entries: RunEntry[] = [];
  for (const entry of portion.entries) {
    if (entry.kind !== 'end') {
      entries.push(entry);
      continue;
    }
    deliveries.push(...gathered(entries), ...points.splice(0), { kind: 'update', key: newKey(), body: entry.body });
    entries = [];
  }
  deliveries.push(...gathered(entries), ...points);
  return deliveries;
}

function gathered(entries: readonly RunEntry[]): readonly PlannedDelivery[] {
  const creations: PlannedDelivery[] = [];
  const parameters: [string, unknown][] = [];
  const lines: LogLine[] = [];
  const tags = { set: new Map<string, string>(), remove: new Set<string>() };
  const update: { -readonly [K in keyof UpdateRun]: UpdateRun[K] } = {};
  for (const entry of entries) {
    switch (entry.kind) {
      case 'create':
        creations.push({ kind: 'create', key: newKey(), body: entry.body });
        break;
      case 'parameters':
        parameters.push(...Object.entries(entry.values));
        break;
      case 'tags':
        for (const key of entry.remove) {
          tags.remove.add(key);
          tags.set.delete(key);
        }
        for (const [key, value] of Object.entries(entry.set)) {
          tags.set.set(key, value);
          tags.remove.delete(key);
        }
        break;
      case 'line':
        lines.push(entry.line);
        break;
      case 'update':
      case 'end':
        Object.assign(update, entry.body);
    }
  }
  const set = Object.fromEntries(tags.set);
  const remove = [...tags.remove];
  return [
    ...creations,
    ...cutParameters(parameters),
    ...(tags.set.size + remove.length === 0
      ? []
      : [{ kind: 'tags' as const, key: newKey(), body: { set, ...(remove.length > 0 && { remove }) } }]),
    ...(Object.keys(update).length === 0 ? [] : [{ kind: 'update' as const, key: newKey(), body: update }]),
    ...cutLines(lines),
  ];
}

/** One request holds a key once: a key that comes again begins another. */
function cutParameters(parameters: readonly (readonly [string, unknown])[]): readonly PlannedDelivery[] {
  const groups: Map<string, unknown>[] = [];
  for (const [key, value] of parameters) {
    const group = groups.at(-1);
    if (group === undefined || group.has(key) || group.size === mostParameters) groups.push(new Map([[key, value]]));
    else group.set(key, value);
  }
  return groups.map((group) => ({ kind: 'parameters', key: newKey(), entries: [...group] }));
}

function cutLines(lines: readonly LogLine[]): readonly PlannedDelivery[] {
  const groups: LogLine[][] = [];
  let characters = 0;
  for (const line of lines) {
    const group = groups.at(-1);
    characters += line.text.length;
    if (group !== undefined && group.length < mostLines && characters <= mostCharacters) group.push(line);
    else {
      groups.push([line]);
      characters = line.text.length;
    }
  }
  return groups.map((group) => ({ kind: 'lines', lines: group }));
}
