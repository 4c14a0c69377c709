import { describe, expect, it } from 'vitest';
import type { Parameter, ParameterMap, ParameterValue } from './space/parameter.ts';
import { Study } from './study.ts';
import type { Trial } from './trial.ts';

const lr: Parameter = { kind: 'float', low: 1e-4, high: 1, scale: 'log' };
const units: Parameter = { kind: 'int', low: 1, high: 64 };
const momentum: Parameter = { kind: 'float', low: 0, high: 1 };
const make = (): Study => new Study({ space: {}, objectives: [{ metric: 'loss', direction: 'minimize' }], seed: 5 });

/** Runs one trial that names lr and units, and of every second one momentum too. */
function runOne(study: Study, number: number, state: Trial['state'] = 'complete'): Trial {
  const suggestion = study.suggest(number);
  if (suggestion === 'exhausted') throw new Error('exhausted');
  const values: Record<string, ParameterValue> = {};
  const parameters: Record<string, Parameter> = {};
  const note = suggestion.note === undefined ? {} : { note: suggestion.note };
  study.put({ number, state: 'running', values, parameters, ...note });
  const named: ParameterMap = { lr, units, ...(number % 2 === 1 && { momentum }) };
  for (const [name, parameter] of Object.entries(named)) {
    values[name] = study.suggestParameter(number, name, parameter);
    parameters[name] = parameter;
    study.put({ number, state: 'running', values: { ...values }, parameters: { ...parameters }, ...note });
  }
  const loss = (Math.log10(Number(values['lr'])) + 2) ** 2 + (Number(values['units']) / 64 - 0.5) ** 2;
  const trial: Trial = { number, state, values, parameters, objectives: [loss], ...note };
  study.put(trial);
  return trial;
}

describe('a study whose trials name their parameters', () => {
  const study = make();
  const trials = Array.from({ length: 60 }, (_, number) => runOne(study, number));

  it('chooses what all trials have together, the rest alone', () => {
    const { note } = trials[50]!;
    expect(Object.keys(note ?? {})).toEqual(['joint:lr', 'joint:units']);
    expect(trials[50]!.values).toEqual({ lr: note?.['joint:lr'], units: note?.['joint:units'] });
    expect(Object.keys(trials[51]!.values)).toEqual(['lr', 'units', 'momentum']);
    for (const { values } of trials) {
      expect(Number.isInteger(values['units']) && Number(values['units']) >= 1 && Number(values['units']) <= 64).toBe(
        true,
      );
    }
    const lrs = trials.slice(0, 10).map(({ values }) => (Math.log10(Number(values['lr'])) + 4) / 4);
    const places = trials.slice(0, 10).map(({ values }) => Number(values['units']) / 64);
    expect(lrs.some((place, i) => Math.abs(place - (places[i] ?? 0)) > 0.1)).toBe(true);
    expect(study.best()?.objectives?.[0]).toBeLessThan(0.1);
  });

  it('goes on the same after a restart', () => {
    const again = make();
    again.putAll(trials.slice(0, 40).toReversed());
    expect([40, 41, 42].map((number) => runOne(again, number))).toEqual(trials.slice(40, 43));
  });

  it('gives a parameter named twice the same value, and refuses another under its name', () => {
    expect(study.suggestParameter(51, 'momentum', { ...momentum })).toBe(trials[51]!.values['momentum']);
    expect(() => study.suggestParameter(51, 'momentum', units)).toThrow('"momentum" was [["high",1]');
    expect(() => study.suggestParameter(51, 'new', { kind: 'categorical', choices: [] })).toThrow('space.new.choices');
  });

  it('lets a parameter change between trials', () => {
    const wider = study.suggest(60);
    study.put({
      number: 60,
      state: 'running',
      values: {},
      parameters: {},
      ...(wider !== 'exhausted' && wider.note && { note: wider.note }),
    });
    const value = Number(study.suggestParameter(60, 'units', { kind: 'int', low: 100, high: 200 }));
    expect(value >= 100 && value <= 200).toBe(true);
  });

  it('keeps up with ranges that are never the same twice', () => {
    const dynamic = make();
    for (let number = 0; number < 150; number++) {
      const parameter: Parameter = { kind: 'int', low: 0, high: 10 + number };
      dynamic.put({ number, state: 'running', values: {}, parameters: {} });
      const x = dynamic.suggestParameter(number, 'x', parameter);
      expect(Number(x) >= 0 && Number(x) <= 10 + number).toBe(true);
      dynamic.put({ number, state: 'complete', values: { x }, parameters: { x: parameter }, objectives: [Number(x)] });
    }
  });
});

describe('a grid over parameters that are named in the course of trials', () => {
  const kind: Parameter = { kind: 'categorical', choices: ['a', 'b', 'c'] };
  const depth: Parameter = { kind: 'int', low: 1, high: 3 };
  const rate: Parameter = { kind: 'float', low: 0, high: 1 };
  const newGrid = (): Study =>
    new Study({
      space: {},
      objectives: [{ metric: 'loss', direction: 'minimize' }],
      seed: 3,
      sampler: { kind: 'grid', levels: 4 },
    });
  /** a: depth and rate; b: rate; c: nothing more. 3 × 4 + 4 + 1 ways. */
  const next = (values: Readonly<Record<string, ParameterValue>>): [string, Parameter] | undefined => {
    if (values['kind'] === undefined) return ['kind', kind];
    if (values['kind'] === 'a' && values['depth'] === undefined) return ['depth', depth];
    return values['kind'] !== 'c' && values['rate'] === undefined ? ['rate', rate] : undefined;
  };

  /** Trials take steps in turns, `parallel` at a time: each names its next parameter, or ends. */
  function search(study: Study, parallel: number, told: Trial[] = [], most = 100): Trial[] {
    const running: Trial[] = [];
    const trials = [...told];
    for (let turn = 0; ; turn++) {
      if (running.length < parallel && trials.length < most) {
        const number = trials.length;
        const suggestion = study.suggest(number);
        if (suggestion !== 'exhausted') {
          const trial: Trial = { number, state: 'running', values: {}, parameters: {} };
          running.push(trial);
          trials.push(trial);
          study.put(trial);
        }
      }
      const before = running.shift();
      if (before === undefined) return trials;
      const named = next(before.values);
      const after: Trial =
        named === undefined
          ? { ...before, state: before.number % 5 === 4 ? 'failed' : 'complete', objectives: [before.number] }
          : {
              ...before,
              values: { ...before.values, [named[0]]: study.suggestParameter(before.number, ...named) },
              parameters: { ...before.parameters, [named[0]]: named[1] },
            };
      study.put(after);
      trials[after.number] = after;
      if (named !== undefined) running.push(after);
    }
  }
  const waysOf = (trials: readonly Trial[]): Set<string> => new Set(trials.map(({ values }) => JSON.stringify(values)));

  it('tries every way once, and then has no more', () => {
    const trials = search(newGrid(), 1);
    expect(trials).toHaveLength(17);
    expect(waysOf(trials).size).toBe(17);
  });

  it('misses none where trials run beside each other', () => {
    for (const parallel of [2, 5, 8]) {
      const trials = search(newGrid(), parallel);
      expect(waysOf(trials).size).toBe(17);
      expect(trials.length).toBeLessThan(17 + parallel);
    }
  });

  it('goes on the same after a restart', () => {
    const whole = search(newGrid(), 1);
    const study = newGrid();
    study.putAll(whole.slice(0, 9).toReversed());
    expect(search(study, 1, whole.slice(0, 9))).toEqual(whole);
  });
});
