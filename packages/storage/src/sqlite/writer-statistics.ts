/** Counters of the writer since it started. Times are in milliseconds. */
export class WriterStatistics {
  commits = 0;
  commands = 0;
  failedGroups = 0;
  commandMs = 0;
  commitMs = 0;
  longestCommitMs = 0;
  largestGroup = 0;
  /** Rows of the metric log that were folded into summaries at the opening, and damaged ones that could not be. */
  recoveredRows = 0;
  damagedRows = 0;

  recovered({ rows, damagedRows }: { readonly rows: number; readonly damagedRows: number }): void {
    this.recoveredRows += rows;
    this.damagedRows += damagedRows;
  }

  committed(commands: number, commandMs: number, commitMs: number): void {
    this.commits++;
    this.commands += commands;
    this.commandMs += commandMs;
    this.commitMs += commitMs;
    this.longestCommitMs = Math.max(this.longestCommitMs, commitMs);
    this.largestGroup = Math.max(this.largestGroup, commands);
  }

  values(): Record<string, number> {
    const { commits, commands, failedGroups, commandMs, commitMs, longestCommitMs, largestGroup } = this;
    const { recoveredRows, damagedRows } = this;
    return {
      commits,
      commands,
      failedGroups,
      commandMs,
      commitMs,
      longestCommitMs,
      largestGroup,
      recoveredRows,
      damagedRows,
    };
  }
}
