import { Study } from '@assay/tuning';
import type { ParameterMap, SamplerDefinition } from '@assay/tuning';
import type { Asked, Searcher } from './searcher.ts';

/** A study in this process. What is out counts as running, as it does on the server. */
export class AssaySearcher implements Searcher {
  readonly name: SamplerDefinition['kind'];
  readonly version: string;
  #study: Study | undefined;
  #next = 0;
  readonly #out = new Map<number, Asked>();

  constructor(name: SamplerDefinition['kind'], version: string) {
    this.name = name;
    this.version = version;
  }

  begin(space: ParameterMap, seed: number, plannedTrials: number): void {
    this.#study = new Study({
      space,
      objectives: [{ metric: 'loss', direction: 'minimize' }],
      sampler: { kind: this.name },
      seed,
      plannedTrials,
    });
    this.#next = 0;
    this.#out.clear();
  }

  ask(): Asked {
    const study = this.#begun();
    const number = this.#next++;
    const suggestion = study.suggest(number);
    if (suggestion === 'exhausted') throw new Error(`${this.name} says that there is no further point`);
    study.put({ number, state: 'running', ...suggestion });
    const asked = { number, ...suggestion };
    this.#out.set(number, asked);
    return asked;
  }

  tell(number: number, loss: number): void {
    const asked = this.#out.get(number);
    if (asked === undefined) throw new Error(`Trial ${number} is not out`);
    this.#out.delete(number);
    this.#begun().put({ state: 'complete', ...asked, objectives: [loss] });
  }

  #begun(): Study {
    if (this.#study === undefined) throw new Error('No search has begun');
    return this.#study;
  }
}
