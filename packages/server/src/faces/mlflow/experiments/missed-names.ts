const keptMs = 30_000;
const maxNames = 1000;

/**
 * Names that were asked for lately and were not there. `set_experiment` of MLflow's client asks for a name, makes the experiment where there is
 * none, and where another process was quicker goes on in experiment `0` without a word: so who has looked first is answered with the
 * experiment that the quicker one made.
 */
export class MissedNames {
  readonly #names = new Map<string, { count: number; untilMs: number }>();

  note(name: string, nowMs: number): void {
    const known = this.#names.get(name);
    const count = known !== undefined && known.untilMs > nowMs ? known.count + 1 : 1;
    this.#names.delete(name);
    this.#names.set(name, { count, untilMs: nowMs + keptMs });
    const [oldest] = this.#names.keys();
    if (this.#names.size > maxNames && oldest !== undefined) this.#names.delete(oldest);
  }

  /** Whether somebody has looked for it that has not made it since; each look counts once. */
  take(name: string, nowMs: number): boolean {
    const known = this.#names.get(name);
    if (known === undefined || known.untilMs <= nowMs || known.count === 0) return false;
    known.count--;
    return true;
  }
}
