import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Pair } from 'yaml';
import { panelFields } from './panel-fields.ts';
import type { PanelField, PanelKind, PanelSpec } from './panel-fields.ts';

/** `line` of the panel's own text, the first being 1. */
export interface PanelFault {
  readonly line: number;
  readonly message: string;
}

export type ReadPanel = { readonly spec: PanelSpec } | { readonly faults: readonly PanelFault[] };

const kinds = Object.keys(panelFields) as PanelKind[];
const isKind = (text: unknown): text is PanelKind => kinds.some((kind) => kind === text);

/** The YAML of a panel as what it asks for, or all that is wrong with it. */
export function readPanel(text: string): ReadPanel {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const lineOf = (offset: number | undefined): number => lines.linePos(offset ?? 0).line || 1;
  const [broken] = document.errors;
  if (broken !== undefined)
    return { faults: [{ line: lineOf(broken.pos[0]), message: `is not YAML: ${firstLine(broken.message)}` }] };
  const root = document.contents;
  if (!isMap(root)) return { faults: [{ line: 1, message: `says nothing. Begin with "panel: ${kinds[1]}".` }] };

  const pairs = root.items as Pair<{ value?: unknown; range?: [number, number, number] }>[];
  const named = pairs.map((pair) => ({
    name: String(pair.key.value),
    at: lineOf(pair.key.range?.[0]),
    node: pair.value,
  }));
  const kindNode = named.find(({ name }) => name === 'panel');
  const kind = isScalar(kindNode?.node) ? kindNode.node.value : undefined;
  if (!isKind(kind)) {
    const said = kind === undefined ? 'does not say what it is' : `${quoted(kind)} is no kind of panel`;
    return { faults: [{ line: kindNode?.at ?? 1, message: `panel: ${said}. It is one of ${kinds.join(', ')}.` }] };
  }

  const fields: Readonly<Record<string, PanelField>> = panelFields[kind];
  const faults: PanelFault[] = [];
  const spec: Record<string, unknown> = { panel: kind };
  for (const { name, at, node } of named) {
    if (name === 'panel') continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      faults.push({
        line: at,
        message: `${quoted(name)} is nothing that ${kind} knows. It takes ${Object.keys(fields).join(', ')}.`,
      });
      continue;
    }
    const read = readValue(field, node);
    if (read.value === undefined) faults.push({ line: at, message: `${name}: ${read.fault}` });
    else spec[name] = read.value;
  }
  for (const [name, field] of Object.entries(fields))
    if (field.isRequired === true && !named.some((one) => one.name === name))
      faults.push({ line: 1, message: `${kind} needs "${name}": ${field.meaning}.` });
  // Every field was read as its row of the table says.
  return faults.length > 0 ? { faults } : { spec: spec as object as PanelSpec };
}

type Read =
  | { readonly value: unknown; readonly fault?: never }
  | { readonly value?: undefined; readonly fault: string };

const maxLength = 16_384;
const maxTexts = 1000;

function readValue(field: PanelField, node: unknown): Read {
  const value = isScalar(node) ? node.value : undefined;
  switch (field.type) {
    case 'text':
      return textOf(value) ?? { fault: `expected a text: ${field.meaning}.` };
    case 'texts': {
      const items = isSeq(node) ? node.items : isScalar(node) ? [node] : [];
      const read = items.map((item) => textOf(isScalar(item) ? item.value : undefined)?.value);
      const isGood = read.length > 0 && read.length <= maxTexts && read.every((text) => text !== undefined);
      return isGood ? { value: read } : { fault: `expected a list of texts, e.g. [a, b]: ${field.meaning}.` };
    }
    case 'named': {
      const items = isMap(node) ? node.items : [];
      const read = items.map(({ key, value: one }) => [
        textOf(isScalar(key) ? key.value : undefined)?.value,
        textOf(isScalar(one) ? one.value : undefined)?.value,
      ]);
      const isGood = read.length > 0 && read.length <= maxTexts && read.flat().every((text) => text !== undefined);
      return isGood
        ? { value: Object.fromEntries(read) as object }
        : { fault: `expected names with a text each, e.g. {small: "params.width < 64"}: ${field.meaning}.` };
    }
    case 'flag':
      return typeof value === 'boolean' ? { value } : { fault: 'expected true or false.' };
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? { value }
        : { fault: `expected a number: ${field.meaning}.` };
    case 'count':
      return Number.isInteger(value) && Number(value) >= field.least && Number(value) <= field.most
        ? { value }
        : { fault: `expected a whole number from ${field.least} to ${field.most}: ${field.meaning}.` };
    case 'choice':
      return field.choices.some((choice) => choice === value)
        ? { value }
        : { fault: `${quoted(value)} is not one of ${field.choices.join(', ')}.` };
  }
}

/** Numbers and truth values are taken as the texts that they look like: names of metrics may be "1". */
function textOf(value: unknown): { readonly value: string } | undefined {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text.length > 0 && text.length <= maxLength ? { value: text } : undefined;
}

const quoted = (value: unknown): string => JSON.stringify(value)?.slice(0, 80) ?? 'that';
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;
