import { fieldsOf, protoText } from '../protobuf/proto-fields.ts';
import type { ProtoField } from '../protobuf/proto-fields.ts';

/** A name, whose parts are the keys of nested maps, with its value as JSON. */
export interface WandbItem {
  readonly path: readonly string[];
  readonly json: string;
}

export interface WandbRun {
  readonly runId: string;
  readonly entity: string;
  readonly project: string;
  readonly group: string;
  readonly jobType: string;
  readonly name: string;
  readonly notes: string;
  readonly tags: readonly string[];
  readonly sweepId: string;
  readonly host: string;
  readonly startedMs: number | undefined;
  readonly gitRemote: string;
  readonly gitCommit: string;
  readonly config: WandbUpdate;
}

/** Names that get values, and names that are taken away. */
export interface WandbUpdate {
  readonly update: readonly WandbItem[];
  readonly remove: readonly WandbItem[];
}

/** What is read of a record; all else is `other`. */
export type WandbRecord =
  | { readonly kind: 'run'; readonly run: WandbRun }
  | { readonly kind: 'history'; readonly items: readonly WandbItem[]; readonly step: number | undefined }
  | { readonly kind: 'summary'; readonly change: WandbUpdate }
  | { readonly kind: 'config'; readonly change: WandbUpdate }
  | { readonly kind: 'stats'; readonly items: readonly WandbItem[]; readonly timeMs: number | undefined }
  | {
      readonly kind: 'output';
      readonly stream: 'stdout' | 'stderr';
      readonly timeMs: number | undefined;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'artifact' }
  | { readonly kind: 'other' };

/** Field numbers of `Record`, `RunRecord` and the rest as in wandb/proto/wandb_internal.proto. Throws ProtoError when the bytes are none. */
export function parseRecord(bytes: Uint8Array): WandbRecord {
  for (const field of fieldsOf(bytes)) {
    switch (field.number) {
      case 2:
        return parseHistory(field.bytes);
      case 3:
        return { kind: 'summary', change: parseUpdate(field.bytes) };
      case 4:
      case 13:
        return parseOutput(field.bytes);
      case 5:
        return { kind: 'config', change: parseUpdate(field.bytes) };
      case 7:
        return parseStats(field.bytes);
      case 8:
        return { kind: 'artifact' };
      case 17:
        return { kind: 'run', run: parseRun(field.bytes) };
      case 18: {
        let code = 0;
        for (const each of fieldsOf(field.bytes)) if (each.number === 1) code = each.varint;
        return { kind: 'exit', code };
      }
      default:
    }
  }
  return { kind: 'other' };
}

function parseItem({ bytes }: ProtoField): WandbItem {
  let key: string | undefined;
  const nested: string[] = [];
  let json = '';
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) key = protoText(field);
    else if (field.number === 2) nested.push(protoText(field));
    else if (field.number === 16) json = protoText(field);
  }
  return { path: nested.length > 0 ? nested : [key ?? ''], json };
}

function parseUpdate(bytes: Uint8Array): WandbUpdate {
  const update: WandbItem[] = [];
  const remove: WandbItem[] = [];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) update.push(parseItem(field));
    else if (field.number === 2) remove.push(parseItem(field));
  }
  return { update, remove };
}

function parseHistory(bytes: Uint8Array): WandbRecord {
  const items: WandbItem[] = [];
  let step: number | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) items.push(parseItem(field));
    else if (field.number === 2) {
      // A step of 0 is left out.
      step = 0;
      for (const each of fieldsOf(field.bytes)) if (each.number === 1) step = each.varint;
    }
  }
  return { kind: 'history', items, step };
}

function parseStats(bytes: Uint8Array): WandbRecord {
  const items: WandbItem[] = [];
  let timeMs: number | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 2) timeMs = parseTime(field.bytes);
    else if (field.number === 3) items.push(parseItem(field));
  }
  return { kind: 'stats', items, timeMs };
}

function parseOutput(bytes: Uint8Array): WandbRecord {
  let stream: 'stdout' | 'stderr' = 'stderr';
  let timeMs: number | undefined;
  let line: Uint8Array = new Uint8Array();
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) stream = field.varint === 1 ? 'stdout' : 'stderr';
    else if (field.number === 2) timeMs = parseTime(field.bytes);
    else if (field.number === 3) line = field.bytes;
  }
  return { kind: 'output', stream, timeMs, bytes: line };
}

/** google.protobuf.Timestamp. */
function parseTime(bytes: Uint8Array): number | undefined {
  let seconds = 0;
  let nanos = 0;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) seconds = field.varint;
    else if (field.number === 2) nanos = field.varint;
  }
  const ms = seconds * 1000 + Math.floor(nanos / 1e6);
  return Number.isSafeInteger(ms) && ms > 0 ? ms : undefined;
}

const textFields = {
  1: 'runId',
  2: 'entity',
  3: 'project',
  6: 'group',
  7: 'jobType',
  8: 'name',
  9: 'notes',
  12: 'sweepId',
  13: 'host',
} as const;

function parseRun(bytes: Uint8Array): WandbRun {
  const run = {
    runId: '',
    entity: '',
    project: '',
    group: '',
    jobType: '',
    name: '',
    notes: '',
    sweepId: '',
    host: '',
  };
  const tags: string[] = [];
  let startedMs: number | undefined;
  let gitRemote = '';
  let gitCommit = '';
  let config: WandbUpdate = { update: [], remove: [] };
  for (const field of fieldsOf(bytes)) {
    if (field.number in textFields) run[textFields[field.number as keyof typeof textFields]] = protoText(field);
    else if (field.number === 4) config = parseUpdate(field.bytes);
    else if (field.number === 10) tags.push(protoText(field));
    else if (field.number === 17) startedMs = parseTime(field.bytes);
    else if (field.number === 21) {
      for (const each of fieldsOf(field.bytes)) {
        if (each.number === 1) gitRemote = protoText(each);
        else if (each.number === 2) gitCommit = protoText(each);
      }
    }
  }
  return { ...run, tags, startedMs, gitRemote, gitCommit, config };
}
