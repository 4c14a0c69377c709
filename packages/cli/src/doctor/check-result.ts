/** What one check of `assay doctor` found. */
export interface CheckResult {
  readonly name: string;
  readonly outcome: 'fine' | 'wrong' | 'not checked';
  /** What was seen. */
  readonly detail: string;
  /** What to do about it, when it is wrong. */
  readonly remedy?: string;
}

export const fine = (name: string, detail: string): CheckResult => ({ name, outcome: 'fine', detail });
export const wrong = (name: string, detail: string, remedy: string): CheckResult => ({
  name,
  outcome: 'wrong',
  detail,
  remedy,
});
export const notChecked = (name: string, detail: string): CheckResult => ({ name, outcome: 'not checked', detail });
