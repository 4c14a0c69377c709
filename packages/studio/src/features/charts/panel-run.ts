/** A run whose curves are drawn. */
export interface PanelRun {
  readonly id: string;
  readonly name: string;
}
