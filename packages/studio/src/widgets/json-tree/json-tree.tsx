import { useMemo, useState } from 'react';
import { jsonRows } from '../../lib/json/json-rows.ts';
import { TreeList } from '../tree-list/tree-list.tsx';
import './json-tree.css';

interface JsonTreeProps {
  readonly value: unknown;
  readonly label: string;
}

/** Any JSON value as a tree whose branches fold; small ones are open at first. */
export function JsonTree({ value, label }: JsonTreeProps) {
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const rows = useMemo(
    () => jsonRows(value, (key, depth, size) => folds.get(key) ?? (depth === 0 || (depth < 3 && size <= 20))),
    [value, folds],
  );
  return (
    <div className="json-tree">
      <TreeList
        label={label}
        rows={rows}
        rowHeightPx={24}
        onFold={(row, isOpen) => setFolds((before) => new Map(before).set(row.key, isOpen))}
      >
        {({ name, text, kind }) => (
          <span className="json-tree-line">
            {name !== undefined && <span className="json-tree-name">{name}: </span>}
            <span className={`json-tree-${kind}`} title={kind === 'text' ? text : undefined}>
              {text}
            </span>
          </span>
        )}
      </TreeList>
    </div>
  );
}
