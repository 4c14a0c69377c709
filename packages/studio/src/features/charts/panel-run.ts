/** A run whose curves are drawn. */
export interface PanelRun {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  /** Where its relative time begins, where that is known. */
  readonly startedMs?: number | null;
}

/** How runs are taken together: the key of each run's group, and what each group is called. */
export interface PanelGroups {
  readonly keyOf: ReadonlyMap<string, string>;
  readonly titleOf: ReadonlyMap<string, string>;
  /** By key. */
  readonly colours: Readonly<Record<string, string>>;
}
