import { fieldsOf, protoDouble, protoFloat, protoText } from '../protobuf/proto-fields.ts';
import { scalarOf } from './tensor-value.ts';

/** One value of a summary. */
export interface SummaryValue {
  readonly tag: string;
  /** Of scalars. */
  readonly simple: number | undefined;
  readonly tensor: Uint8Array | undefined;
  /** `image`, `histogram` or `audio`: kinds with fields of their own, from before there were plugins. */
  readonly old: string | undefined;
  /** Which plugin shows it; most often said with the first value of a tag only. */
  readonly plugin: string | undefined;
  readonly pluginContent: Uint8Array | undefined;
}

export interface TensorBoardEvent {
  readonly wallTimeMs: number;
  readonly step: number;
  readonly values: readonly SummaryValue[];
  /** Graphs and the like that the event holds instead. */
  readonly other: string | undefined;
}

const oldKinds: Readonly<Record<number, string>> = { 3: 'histogram', 4: 'image', 5: 'histogram', 6: 'audio' };
const otherKinds: Readonly<Record<number, string>> = { 4: 'graph', 8: 'run metadata', 9: 'graph' };

/** An event of an event file (tensorflow/core/util/event.proto). Throws ProtoError when the bytes are none. */
export function parseEvent(bytes: Uint8Array): TensorBoardEvent {
  let wallTimeMs = 0;
  let step = 0;
  let other: string | undefined;
  const values: SummaryValue[] = [];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) wallTimeMs = Math.round(protoDouble(field) * 1000);
    else if (field.number === 2) step = field.varint;
    else if (field.number === 5) {
      for (const value of fieldsOf(field.bytes)) if (value.number === 1) values.push(parseValue(value.bytes));
    } else other ??= otherKinds[field.number];
  }
  return { wallTimeMs, step, values, other };
}

/** `Summary.Value` of tensorflow/core/framework/summary.proto. */
function parseValue(bytes: Uint8Array): SummaryValue {
  let tag = '';
  let simple: number | undefined;
  let tensor: Uint8Array | undefined;
  let old: string | undefined;
  let plugin: string | undefined;
  let pluginContent: Uint8Array | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) tag = protoText(field);
    else if (field.number === 2) simple = protoFloat(field);
    else if (field.number === 8) tensor = field.bytes;
    else if (field.number === 9) {
      for (const metadata of fieldsOf(field.bytes)) {
        if (metadata.number !== 1) continue;
        for (const data of fieldsOf(metadata.bytes)) {
          if (data.number === 1) plugin = protoText(data);
          else if (data.number === 2) pluginContent = data.bytes;
        }
      }
    } else old ??= oldKinds[field.number];
  }
  return { tag, simple, tensor, old, plugin, pluginContent };
}

/** The number of a scalar; undefined for what is none. `plugin`: that of the tag. */
export function scalarValue({ simple, tensor }: SummaryValue, plugin: string | undefined): number | undefined {
  if (simple !== undefined) return simple;
  return tensor !== undefined && (plugin === 'scalars' || plugin === undefined) ? scalarOf(tensor) : undefined;
}
