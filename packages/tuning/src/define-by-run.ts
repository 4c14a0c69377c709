import { invalidInput, RandomStream } from '@assay/base';
import { DefineByRunGrid } from './define-by-run-grid.ts';
import { stateCodes, TrialHistory } from './history/trial-history.ts';
import { makeSampler } from './samplers/make-sampler.ts';
import type { Sampler, Suggestion } from './samplers/sampler.ts';
import type { Parameter, ParameterMap, ParameterValue } from './space/parameter.ts';
import { SearchSpace } from './space/search-space.ts';
import type { SamplerDefinition, StudyDefinition } from './study-definition.ts';
import type { SamplerNote, Trial } from './trial.ts';

/** In a trial's note: the value that was chosen for a parameter together with others, before the trial named it. */
const notePrefix = 'joint:';
const jointKey = '';
/** Ranges that depend on other values make ever new parameters; so many views are kept, the newest. */
const maxViews = 100;

/** Trials as they look in a space of some of their parameters. */
interface View {
  readonly space: SearchSpace;
  readonly texts: ReadonlyMap<string, string>;
  readonly history: TrialHistory;
  readonly sampler: Sampler;
  readonly definition: StudyDefinition;
  /** How many of the changes it has seen. */
  seen: number;
}

/**
 * Parameters named in the course of a trial. The joint space is what all finished trials have in common (parameters alike in every
 * word); its values are chosen together when the trial begins, and kept in its note. What else a trial names is chosen alone. A grid
 * goes by the tree of what trials have named.
 */
export class DefineByRun {
  readonly #definition: StudyDefinition;
  readonly #grid: DefineByRunGrid | undefined;
  readonly #trials = new Map<number, Trial>();
  /** Parameters of finished trials by text, and in how many of them. */
  readonly #uses = new Map<string, { readonly name: string; readonly parameter: Parameter; count: number }>();
  #finished = 0;
  readonly #views = new Map<string, View>();
  /** Numbers of the trials put, in that order: a view catches up when it is used. */
  readonly #changes: number[] = [];

  constructor(definition: StudyDefinition) {
    const { sampler, seed } = definition;
    this.#definition = definition;
    this.#grid = sampler?.kind === 'grid' ? new DefineByRunGrid(seed, sampler.levels) : undefined;
  }

  put(trial: Trial): void {
    this.#countUses(this.#trials.get(trial.number), -1);
    this.#trials.set(trial.number, trial);
    this.#countUses(trial, 1);
    this.#changes.push(trial.number);
    // Those of parents have negative numbers.
    if (trial.number >= 0) this.#grid?.put(trial);
  }

  /** No values yet; in the note those of the joint space. */
  suggest(number: number): Suggestion | 'exhausted' {
    if (this.#grid !== undefined) return this.#grid.isExhausted ? 'exhausted' : { values: {} };
    const joint: [string, Parameter][] = [];
    for (const { name, parameter, count } of this.#uses.values())
      if (count === this.#finished) joint.push([name, parameter]);
    if (joint.length === 0) return { values: {} };
    joint.sort(([a], [b]) => (a < b ? -1 : 1));
    const parameters = Object.fromEntries(joint);
    const view = this.#view(jointKey, parameters, { ...this.#definition, space: parameters });
    const { space, history, definition } = view;
    const suggestion = view.sampler.suggest({ space, history, definition, number, attempt: 0 });
    if (suggestion === 'exhausted') return { values: {} };
    const kept = Object.entries(suggestion.values).map(([name, value]) => [`${notePrefix}${name}`, value]);
    return { values: {}, note: { ...suggestion.note, ...(Object.fromEntries(kept) as SamplerNote) } };
  }

  /** The value of a parameter for a trial that was put. The same parameter again: the same value. */
  suggestParameter(number: number, name: string, parameter: Parameter): ParameterValue {
    if (parameter.when !== undefined)
      throw invalidInput('parameter.when', 'name the parameter only where it is active instead');
    const dimension = new SearchSpace({ [name]: parameter }).dimension(name);
    const trial = this.#trials.get(number);
    const text = textOf(parameter);
    const given = trial?.values[name];
    if (given !== undefined) {
      const before = trial?.parameters?.[name];
      if (before === undefined || textOf(before) === text) return given;
      throw invalidInput(
        'parameter',
        `"${name}" was ${textOf(before)} before in this trial; give another parameter another name`,
      );
    }
    if (this.#grid !== undefined) return this.#grid.choose(number, name, parameter);
    const joint = trial?.note?.[`${notePrefix}${name}`];
    if (joint !== undefined && dimension !== undefined && !Number.isNaN(dimension.coordinateOf(joint))) return joint;
    const codes = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
    const view = this.#view(
      `${name}\n${text}`,
      { [name]: parameter },
      {
        ...this.#definition,
        space: { [name]: parameter },
        constraints: [],
        sampler: aloneBy(this.#definition.sampler),
        seed: RandomStream.of(this.#definition.seed, ...codes).uint32(),
      },
    );
    const { space, history, definition } = view;
    const suggestion = view.sampler.suggest({ space, history, definition, number, attempt: 0 });
    const value = suggestion === 'exhausted' ? undefined : suggestion.values[name];
    if (value === undefined) throw invalidInput('parameter', `no value was found for "${name}"`);
    return value;
  }

  #view(key: string, parameters: ParameterMap, definition: StudyDefinition): View {
    const texts = new Map(Object.entries(parameters).map(([name, parameter]) => [name, textOf(parameter)]));
    const kept = this.#views.get(key);
    if (kept?.texts.size === texts.size && [...texts].every(([name, text]) => kept.texts.get(name) === text))
      return this.#upToDate(kept);
    const space = new SearchSpace(parameters, definition.constraints);
    const view = {
      space,
      texts,
      definition,
      history: new TrialHistory(space, definition.objectives),
      sampler: makeSampler(definition.sampler ?? { kind: 'auto' }),
      seen: this.#changes.length,
    };
    view.history.putAll(Array.from(this.#trials.values(), (trial) => seenIn(view, trial)));
    this.#views.set(key, view);
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= maxViews) break;
      if (oldest !== jointKey) this.#views.delete(oldest);
    }
    return view;
  }

  #upToDate(view: View): View {
    for (; view.seen < this.#changes.length; view.seen++) {
      const trial = this.#trials.get(this.#changes[view.seen] ?? Number.NaN);
      if (trial !== undefined) view.history.put(seenIn(view, trial));
    }
    return view;
  }

  #countUses(trial: Trial | undefined, by: 1 | -1): void {
    if (trial?.state !== 'complete' && trial?.state !== 'pruned') return;
    this.#finished += by;
    for (const [name, parameter] of Object.entries(trial.parameters ?? {})) {
      const key = `${name}\n${textOf(parameter)}`;
      const use = this.#uses.get(key) ?? { name, parameter, count: 0 };
      use.count += by;
      this.#uses.set(key, use);
    }
  }
}

const texts = new WeakMap<Parameter, string>();

function textOf(parameter: Parameter): string {
  const kept = texts.get(parameter);
  if (kept !== undefined) return kept;
  const text = JSON.stringify(Object.entries(parameter).sort(([a], [b]) => (a < b ? -1 : 1)));
  texts.set(parameter, text);
  return text;
}

/** The trial with those of its parameters that are the view's; while it runs, with those that are foreseen for it too. */
function seenIn({ texts: wanted }: Pick<View, 'texts'>, trial: Trial): Trial {
  const values: [string, ParameterValue][] = [];
  const isRunning = stateCodes[trial.state] <= stateCodes.running;
  for (const [name, text] of wanted) {
    const parameter = trial.parameters?.[name];
    const value = trial.values[name];
    const foreseen = trial.note?.[`${notePrefix}${name}`];
    if (value !== undefined && parameter !== undefined && textOf(parameter) === text) values.push([name, value]);
    else if (value === undefined && isRunning && foreseen !== undefined) values.push([name, foreseen]);
  }
  return { ...trial, values: Object.fromEntries(values) };
}

/** What chooses one parameter by itself: the estimator where the sampler learns at all, else chance. */
const aloneBy = (sampler: SamplerDefinition | undefined): SamplerDefinition => {
  if (sampler?.kind === 'tpe') return sampler;
  return sampler === undefined || sampler.kind === 'auto' || sampler.kind === 'gp'
    ? { kind: 'tpe' }
    : { kind: 'random' };
};
