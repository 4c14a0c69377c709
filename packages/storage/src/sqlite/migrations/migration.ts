/** One forward step of the schema. Once released, neither its number nor its text ever changes. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
