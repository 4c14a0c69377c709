export interface CheckContext {
  /** Every file of the repository, as paths from its root. */
  readonly files: readonly string[];
  /** Bring what is kept in step (a printed ladder, a generated page, a lowered count) up to date instead of complaining. */
  readonly write: boolean;
}

/** One check of `npm run check`. It answers the problems that it found, one line each, the place first. */
export interface Check {
  readonly name: string;
  readonly run: (context: CheckContext) => Promise<readonly string[]> | readonly string[];
}
