import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { argumentAfter } from '../../tools/process/argument-after.ts';
import { repositoryRoot } from '../../tools/process/run-process.ts';
import { printProfiles, profileFlags } from './cpu-profile.ts';
import { measureFsyncRate } from './fsync-rate.ts';
import { circumstances } from './machine.ts';
import type { Circumstances } from './machine.ts';
import { printFigures, ratioOf, recordResult, short } from './report.ts';
import type { Figure } from './report.ts';
import { ServerProcess } from './server-process.ts';

/** Where data folders and what a bench prepares for itself lie: on the disk that the repository is on. */
export const benchCache = path.join(repositoryRoot, '.cache', 'bench');

/**
 * One run of one area of the bench: its arguments (`--quick`, `--long`, `--profile`, `--only a,b`), its folder, which goes
 * with the process, and its figures. `finish` prints the figures, and records them when the whole area was measured.
 */
export class BenchArea {
  readonly quick: boolean;
  readonly long: boolean;
  readonly folder: string;
  readonly #area: string;
  readonly #profile: boolean;
  readonly #only: readonly string[] | undefined;
  readonly #where: Circumstances;
  readonly #startedAt = performance.now();
  readonly #figures: Figure[] = [];
  readonly #failed: string[] = [];

  constructor(area: string, args: readonly string[]) {
    this.#area = area;
    this.quick = args.includes('--quick');
    this.long = args.includes('--long');
    this.#profile = args.includes('--profile');
    this.#only = argumentAfter(args, '--only')?.split(',');
    this.#where = circumstances();
    mkdirSync(benchCache, { recursive: true });
    this.folder = mkdtempSync(path.join(benchCache, `${area}-`));
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    const { cpu, cores, node, commit, uncommitted, load } = this.#where;
    const changes = uncommitted ? ' + changes' : '';
    console.log(`${cpu}, ${cores} cores, load ${load}, Node ${node}, commit ${commit}${changes}`);
    const fsyncs = measureFsyncRate(this.folder, 5, 300);
    const spread = `${short(fsyncs.min)} – ${short(fsyncs.max)}`;
    this.report({ name: 'fsyncs of this disk', value: fsyncs.median, unit: '/s', spread });
  }

  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  say(text: string): void {
    console.log(`${this.seconds.toFixed(0).padStart(4)} s  ${text}`);
  }

  report(...figures: readonly Figure[]): void {
    for (const { name, value, unit, spread } of figures)
      this.say(`${name}: ${short(value)} ${unit}${spread === '' ? '' : ` (${spread})`}`);
    this.keep(...figures);
  }

  /** Figures that were said as they came. */
  keep(...figures: readonly Figure[]): void {
    this.#figures.push(...figures);
  }

  wants(part: string): boolean {
    return this.#only === undefined || this.#only.includes(part);
  }

  /** Runs a part unless it was not asked for. A part that fails says so and leaves the others alone; the run is not recorded then. */
  async part(name: string, measure: () => Promise<void>): Promise<void> {
    if (!this.wants(name)) return;
    try {
      await measure();
    } catch (error) {
      this.#failed.push(name);
      process.exitCode = 1;
      this.say(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  /** Calls `measure` with a server of its own on a data folder of the bench, and ends the server. */
  async withServer<T>(data: string, measure: (server: ServerProcess) => Promise<T>): Promise<T> {
    const profiles = path.join(this.folder, `profiles-${data}-${this.seconds.toFixed(0)}`);
    let answer: T;
    {
      await using server = await ServerProcess.start(
        this.dataFolder(data),
        this.#profile ? profileFlags(profiles) : [],
      );
      answer = await measure(server);
    }
    if (this.#profile) {
      console.log(`\nWhere the server's threads spent their time: ${data}`);
      printProfiles(profiles, 20);
    }
    return answer;
  }

  dataFolder(data: string): string {
    return path.join(this.folder, data);
  }

  removeData(data: string): void {
    rmSync(this.dataFolder(data), { recursive: true, force: true });
  }

  finish(note: string): void {
    console.log(`\n${note}`);
    printFigures(this.#figures);
    const durationS = Math.round(this.seconds);
    if (this.#failed.length > 0) console.log(`\nFailed: ${this.#failed.join(', ')}; nothing is recorded.`);
    else if (this.#profile || this.#only !== undefined) console.log(`\nA part of the bench; nothing is recorded.`);
    else {
      const ratios = Object.fromEntries(this.#figures.map((figure) => [figure.name, ratioOf(figure)]));
      const loadAtEnd = circumstances().load;
      const { quick, long } = this;
      const result = { ...this.#where, loadAtEnd, quick, long, durationS, figures: this.#figures, ratios };
      const file = path.relative(repositoryRoot, recordResult(this.#area, result));
      console.log(`\nAdded to ${file} after ${durationS} s.`);
    }
  }
}
