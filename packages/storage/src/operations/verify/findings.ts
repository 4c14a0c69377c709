/** One thing that is wrong: where, and what. */
export interface Finding {
  readonly where: string;
  readonly what: string;
}

const mostKept = 1_000;

/** What a verification has found so far; the first thousand findings in words, all of them in number. */
export class Findings {
  readonly kept: Finding[] = [];
  count = 0;

  add(where: string, what: string): void {
    this.count += 1;
    if (this.kept.length < mostKept) this.kept.push({ where, what });
  }
}
