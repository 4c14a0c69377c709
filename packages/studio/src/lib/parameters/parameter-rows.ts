import type { ParameterRecord } from '@assay/wire';
import { readJson } from '../artifact/read-chart.ts';
import { jsonRows } from '../json/json-rows.ts';
import { nameTree, treeRows } from '../tree/name-tree.ts';
import { shortValue } from './parameter-text.ts';

/** A line of the tree of parameters: a common beginning of keys, a parameter, or a part of one that is JSON. */
export interface ParameterRow {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  readonly position: number;
  readonly setSize: number;
  readonly isOpen: boolean | undefined;
  /** Empty for a common beginning. */
  readonly text: string;
  /** Of the whole value, to be copied or read in full. */
  readonly whole: string;
  /** How many parameters are below a common beginning. */
  readonly count: number | undefined;
}

const fewEnough = 300;

/** Keys are cut at `.` and `/`. Of a few parameters the tree is open at first; JSON is folded. `isAllOpen`: whatever was folded, but JSON. */
export function parameterRows(
  parameters: readonly ParameterRecord[],
  folds: ReadonlyMap<string, boolean>,
  isAllOpen = false,
): readonly ParameterRow[] {
  const tree = nameTree(parameters, ({ key }) => key, { separator: /[./]/, withoutSingles: true });
  const isFew = parameters.length <= fewEnough;
  const rows = treeRows(tree, ({ key }) => isAllOpen || (folds.get(`${key} …`) ?? isFew));
  return rows.flatMap((row): readonly ParameterRow[] => {
    const { name, depth, position, setSize } = row;
    // A parameter may be called as the beginning of others.
    if (row.isOpen !== undefined)
      return [
        {
          key: `${row.key} …`,
          name,
          depth,
          position,
          setSize,
          isOpen: row.isOpen,
          text: '',
          whole: '',
          count: row.folder.items.length,
        },
      ];
    const parameter = row.item;
    const line = {
      key: row.key,
      name,
      depth,
      position,
      setSize,
      text: shortValue(parameter),
      whole: parameter.text,
      count: undefined,
    };
    const json = parameter.kind === 'json' ? readJson(parameter.text) : undefined;
    if (json === undefined || 'fault' in json || !isNested(json.value)) return [{ ...line, isOpen: undefined }];
    const inside = `${row.key} {}`;
    const isOpen = folds.get(row.key) ?? false;
    if (!isOpen) return [{ ...line, isOpen }];
    const parts = jsonRows(json.value, (key) => key === '' || (folds.get(inside + key) ?? true)).slice(1);
    return [
      { ...line, isOpen },
      ...parts.map((part) => ({
        key: inside + part.key,
        name: part.name ?? '',
        depth: depth + part.depth,
        position: part.position,
        setSize: part.setSize,
        isOpen: part.isOpen,
        text: part.text,
        whole: part.text,
        count: undefined,
      })),
    ];
  });
}

/** Lists and objects that hold others; a list of numbers is read better in one line. */
const isNested = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (!Array.isArray(value)
    ? Object.keys(value).length > 0
    : value.some((each) => typeof each === 'object' && each !== null));
