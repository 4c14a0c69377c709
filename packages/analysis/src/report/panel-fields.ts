/** One field of a panel: what it may be, and what it means. */
export type PanelField = { readonly meaning: string; readonly isRequired?: true } & (
  | { readonly type: 'text' | 'texts' | 'named' | 'flag' }
  | { readonly type: 'count'; readonly least: number; readonly most: number }
  | { readonly type: 'number' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
);

const text = (meaning: string) => ({ type: 'text', meaning }) as const;
const texts = (meaning: string) => ({ type: 'texts', meaning }) as const;
const named = (meaning: string) => ({ type: 'named', meaning }) as const;
const count = (least: number, most: number, meaning: string) => ({ type: 'count', least, most, meaning }) as const;
const choice = <const C extends readonly string[]>(choices: C, meaning: string) =>
  ({ type: 'choice', choices, meaning }) as const;
const required = <const F extends PanelField>(field: F) => ({ ...field, isRequired: true }) as const;

/** Which runs a panel speaks of: those that fit all that is said; those of the report's own experiment or study where nothing is. */
const scope = {
  filter: text('Runs that match, in the language of filters'),
  runs: texts('Ids of runs'),
  group: text('Id of a run group'),
  experiment: text('Name or id of an experiment'),
  study: text('Id of a study'),
} as const;

const everyPanel = {
  title: text('Stands above'),
  frozen: { type: 'flag', meaning: 'Shows what was there when the report was saved' },
} as const;

const value = choice(
  ['last', 'min', 'max', 'mean', 'best'],
  'Of each run: which of its values counts; last where nothing is said, best: by the goal',
);
const goal = choice(['minimize', 'maximize'], 'Which way the metric is better; known from the experiment or its name');
const metric = text('Name of a metric');

/** What each kind of panel may say. The reader of specs, its messages and the reference are made from it. */
export const panelFields = {
  summary: { ...everyPanel, ...scope },
  table: {
    ...everyPanel,
    ...scope,
    columns: texts('Fields of runs: name, status, params.lr, metrics.loss.min ...'),
    sort: text('e.g. "metrics.accuracy.last desc"; newest first without it'),
    limit: count(1, 500, 'Rows; 20 where nothing is said'),
  },
  trials: { ...everyPanel, ...scope, limit: count(1, 200, 'Trials of a study; 10 where nothing is said') },
  parameters: { ...everyPanel, ...scope, limit: count(1, 200, 'Parameters; 20 where nothing is said') },
  curves: {
    ...everyPanel,
    ...scope,
    metrics: required(texts('Names of metrics: a figure for each')),
    x: choice(['step', 'time'], 'time: seconds since the start of each run'),
    by: text('A field: one line for each of its values, the mean of its runs with a band'),
    band: choice(
      ['sd', 'stderr', 'range', 'none'],
      'Around a mean: standard deviation, standard error, least to greatest',
    ),
    scale: choice(['linear', 'logY', 'logX', 'logXY'], 'Of the axes'),
    sort: text('Which runs come first; newest first without it'),
    limit: count(1, 200, 'Runs; 10 where nothing is said, 200 with "by"'),
  },
  comparison: {
    ...everyPanel,
    ...scope,
    metric: required(metric),
    value,
    goal,
    by: text('A field: a set of runs for each of its values'),
    sets: named('Or: sets by their names, each a filter'),
    baseline: text('Name of the set that all others are held against; "experiment": the baseline of the experiment'),
    pairBy: texts('Fields that say which runs belong together; "none" forbids pairs'),
    minEffect: { type: 'number', meaning: 'The smallest difference that matters, in units of the metric' },
  },
  importance: {
    ...everyPanel,
    ...scope,
    metric: text('Name of a metric; the objective of a study where nothing is said'),
    value,
    goal,
    method: choice(['pedAnova', 'fAnova', 'permutation', 'meanDecreaseImpurity'], 'pedAnova where nothing is said'),
    limit: count(1, 50, 'Parameters; 15 where nothing is said'),
  },
  scatter: {
    ...everyPanel,
    ...scope,
    x: required(text('A field')),
    y: required(text('A field')),
    by: text('A field: a mark and colour for each of its values'),
    scale: choice(['linear', 'logY', 'logX', 'logXY'], 'Of the axes'),
  },
  box: {
    ...everyPanel,
    ...scope,
    metric: required(metric),
    value,
    goal,
    by: required(text('A field: a box for each of its values')),
  },
  history: {
    ...everyPanel,
    ...scope,
    metric: text('Name of a metric; the objective of a study without it'),
    value,
    goal,
  },
  parallel: {
    ...everyPanel,
    ...scope,
    metric: text('Name of a metric; the objective of a study without it'),
    value,
    goal,
    parameters: texts('Names; those that differ, the most important first, where nothing is said'),
  },
  pareto: {
    ...everyPanel,
    ...scope,
    metrics: texts('Names of two metrics; the first objectives of a study without them'),
    goals: texts('minimize or maximize, one for each metric'),
    value,
  },
} as const satisfies Record<string, Record<string, PanelField>>;

export type PanelKind = keyof typeof panelFields;

type Value<F extends PanelField> = F extends { type: 'texts' }
  ? readonly string[]
  : F extends { type: 'named' }
    ? Readonly<Record<string, string>>
    : F extends { type: 'flag' }
      ? boolean
      : F extends { type: 'count' | 'number' }
        ? number
        : F extends { type: 'choice'; choices: infer C extends readonly string[] }
          ? C[number]
          : string;

type Spec<Fields extends Record<string, PanelField>> = {
  readonly [N in keyof Fields as Fields[N] extends { isRequired: true } ? N : never]: Value<Fields[N]>;
} & {
  readonly [N in keyof Fields as Fields[N] extends { isRequired: true } ? never : N]?: Value<Fields[N]>;
};

/** What a panel was asked to show. */
export type PanelSpec = { [K in PanelKind]: { readonly panel: K } & Spec<(typeof panelFields)[K]> }[PanelKind];
export type PanelSpecOf<K extends PanelKind> = Extract<PanelSpec, { panel: K }>;
