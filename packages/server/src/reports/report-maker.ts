import { AssayError, invalidInput, systemClock } from '@assay/base';
import type { CallOptions, Store } from '@assay/core';
import type {
  FrozenPanels,
  MadePanel,
  PanelBlock,
  PanelSpec,
  PrintedReport,
  ReportFormat,
} from '@assay/analysis/report';
import { gatherPanel } from './gather-panel.ts';
import { gatherExperimentFacts, gatherStudyFacts } from './gather/gather-facts.ts';
import type { PanelContext, ReportOwner } from './panel-context.ts';
import { QuestionThread } from '../threads/question-thread.ts';
import type { ReportAnswers, ReportOutline, ReportQuestion } from './report-messages.ts';

export interface ReportToMake {
  readonly source: string;
  readonly owner: ReportOwner;
  /** Where the source has no heading. */
  readonly name?: string;
  /** JSON text of frozen panels. */
  readonly frozen?: string;
  readonly format: ReportFormat;
  readonly figures: 'inline' | 'files';
}

export interface MadeReport extends PrintedReport {
  readonly title: string;
  readonly source: string;
  readonly format: ReportFormat;
  readonly faults: ReportOutline['faults'];
  readonly madeMs: number;
}

/** As it is asked for. */
export interface GivenOwner {
  readonly experimentId?: string;
  readonly studyId?: string;
}

export interface ReportCall {
  readonly store: Store;
  readonly options: CallOptions;
}

/** So many panels of one report are made at a time: others have their turn between. */
const atOnce = 2;
/** The thread works on no question longer. */
const longestMs = 60_000;
const sourceBytes = 1_048_576;

/** Makes reports: reads the source, fetches what its panels ask for, has them drawn and the whole printed. */
export class ReportMaker implements AsyncDisposable {
  readonly #press = new QuestionThread<ReportQuestion, ReportAnswers, never>({
    file: '#threads/reports',
    title: 'The report maker',
    longest: {
      ms: longestMs,
      error: () =>
        invalidInput('source', `was not made into a report within ${longestMs / 1000} s. Take some of it out.`),
    },
  });

  async make({ source, owner, name, frozen, format, figures }: ReportToMake, call: ReportCall): Promise<MadeReport> {
    const outline = await this.#outline(source);
    const kept = frozen === undefined ? {} : (JSON.parse(frozen) as FrozenPanels);
    const context = { ...call, owner };
    const made = await eachOf(outline.panels, async ({ spec, key }): Promise<MadePanel | undefined> => {
      if (spec === undefined || key === undefined) return undefined;
      return kept[key] ?? { blocks: await this.#draw(context, spec), frozenMs: null };
    });
    const madeMs = systemClock.now();
    const title = outline.title ?? name ?? 'Report';
    const printed = await this.#press.ask({ kind: 'print', source, made, format, figures, title, madeMs });
    return { title, source, format, faults: outline.faults, madeMs, ...printed };
  }

  /**
   * The data of the panels to freeze, as JSON text: of those that say so, or of all. What `kept` holds of the same question stays
   * as it is.
   */
  async freeze(
    {
      source,
      owner,
      isFrozen,
      kept,
    }: { source: string; owner: ReportOwner; isFrozen: boolean; kept?: string | undefined },
    call: ReportCall,
  ): Promise<string> {
    const outline = await this.#outline(source);
    const before = kept === undefined ? {} : (JSON.parse(kept) as FrozenPanels);
    const context = { ...call, owner };
    const frozen: Record<string, FrozenPanels[string]> = {};
    await eachOf(outline.panels, async ({ spec, key }) => {
      if (spec === undefined || key === undefined || !(isFrozen || spec.frozen === true)) return;
      frozen[key] = before[key] ?? { blocks: await this.#draw(context, spec), frozenMs: systemClock.now() };
    });
    return JSON.stringify(frozen);
  }

  /** The default report of an experiment or study, as a source. `metrics`: those of an experiment to speak of. */
  async defaultSource(owner: GivenOwner, metrics: readonly string[], call: ReportCall): Promise<string> {
    const { experimentId = null, studyId = null } = owner;
    const context = { ...call, owner: { experimentId, studyId } };
    if (studyId !== null) return this.#press.ask({ kind: 'default', facts: await gatherStudyFacts(context, studyId) });
    if (experimentId === null)
      throw invalidInput('source', 'is missing. Give it, or an experimentId or studyId whose default report is meant.');
    return this.#press.ask({ kind: 'default', facts: await gatherExperimentFacts(context, experimentId, metrics) });
  }

  /** What a report without a name is called: its heading, or what it speaks of. */
  async nameOf(source: string, owner: GivenOwner, call: ReportCall): Promise<string> {
    const { title } = await this.#outline(source);
    if (title !== undefined) return title.slice(0, 200);
    return ownerName(owner, call);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#press[Symbol.asyncDispose]();
  }

  #outline(source: string): Promise<ReportOutline> {
    if (Buffer.byteLength(source) > sourceBytes)
      throw invalidInput('source', `has more than ${sourceBytes} bytes. Take some of it to another report.`);
    return this.#press.ask({ kind: 'outline', source });
  }

  async #draw(context: PanelContext, spec: PanelSpec): Promise<readonly PanelBlock[]> {
    try {
      return await this.#press.ask({ kind: 'draw', spec, data: await gatherPanel(context, spec) });
    } catch (thrown) {
      if (!(thrown instanceof AssayError) || thrown.code === 'Internal' || thrown.code === 'Unavailable') throw thrown;
      return [{ kind: 'fault', isEmpty: false, message: thrown.message }];
    }
  }
}

async function ownerName({ experimentId, studyId }: GivenOwner, { store, options }: ReportCall): Promise<string> {
  if (studyId !== undefined) return (await store.query('getStudy', { studyId }, options)).name;
  return experimentId === undefined ? 'Report' : (await store.query('getExperiment', { experimentId }, options)).name;
}

async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) done[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
