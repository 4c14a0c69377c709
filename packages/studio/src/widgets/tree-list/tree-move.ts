import type { TreeListRow } from './tree-list-row.ts';

export type TreeMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'fold'; readonly isOpen: boolean }
  | { readonly kind: 'act' };

type Place = Pick<TreeListRow, 'depth' | 'isOpen'>;

/** What a key does at a line of a tree (WAI-ARIA's tree pattern); undefined for keys that do nothing there. */
export function treeMove(rows: readonly Place[], at: number, key: string, page: number): TreeMove | undefined {
  const go = (index: number): TreeMove => ({ kind: 'go', index: Math.min(rows.length - 1, Math.max(0, index)) });
  const row = rows[at];
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.isOpen === undefined) return undefined;
      return row.isOpen ? go(at + 1) : { kind: 'fold', isOpen: true };
    case 'ArrowLeft':
      if (row.isOpen === true) return { kind: 'fold', isOpen: false };
      return row.depth === 0 ? undefined : go(parentOf(rows, at, row.depth));
    case 'Enter':
    case ' ':
      return { kind: 'act' };
    default:
      return undefined;
  }
}

function parentOf(rows: readonly Place[], at: number, depth: number): number {
  for (let i = at - 1; i >= 0; i--) if ((rows[i]?.depth ?? 0) < depth) return i;
  return at;
}
