import type { RunStatus } from '@assay/wire';
import { fieldsOf, protoDouble, protoText } from '../protobuf/proto-fields.ts';

export interface HParams {
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly status: RunStatus | undefined;
  readonly endedMs: number | undefined;
}

const statuses: Readonly<Record<number, RunStatus>> = { 1: 'completed', 2: 'failed', 3: 'running' };

/** What the plugin of hyperparameters says of a run: HParamsPluginData of tensorboard/plugins/hparams/plugin_data.proto. */
export function parseHParams(content: Uint8Array): HParams {
  const parameters = new Map<string, unknown>();
  let status: RunStatus | undefined;
  let endedMs: number | undefined;
  for (const field of fieldsOf(content)) {
    if (field.number === 3) {
      for (const start of fieldsOf(field.bytes)) if (start.number === 1) readEntry(start.bytes, parameters);
    } else if (field.number === 4) {
      for (const end of fieldsOf(field.bytes)) {
        if (end.number === 1) status = statuses[end.varint];
        else if (end.number === 2) endedMs = Math.round(protoDouble(end) * 1000);
      }
    }
  }
  return { parameters, status, endedMs };
}

/** A name with a google.protobuf.Value. */
function readEntry(bytes: Uint8Array, parameters: Map<string, unknown>): void {
  let key = '';
  let value: unknown;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) key = protoText(field);
    else if (field.number === 2) {
      for (const kind of fieldsOf(field.bytes)) {
        if (kind.number === 2) value = finite(protoDouble(kind));
        else if (kind.number === 3) value = protoText(kind);
        else if (kind.number === 4) value = kind.varint !== 0;
      }
    }
  }
  if (key !== '' && value !== undefined) parameters.set(key, value);
}

const finite = (value: number): unknown => (Number.isFinite(value) ? value : String(value));
