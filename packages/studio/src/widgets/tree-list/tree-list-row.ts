/** What a line of the list is to the tree; what it shows is up to whoever draws it. */
export interface TreeListRow {
  readonly key: string;
  readonly depth: number;
  readonly position: number;
  readonly setSize: number;
  /** Undefined for a leaf. */
  readonly isOpen: boolean | undefined;
}
