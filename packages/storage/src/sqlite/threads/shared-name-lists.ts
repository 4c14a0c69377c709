import type { CommandRequest } from './thread-messages.ts';

/** As many are kept; the oldest number is used again. */
const listCount = 64;
/** Shorter lists are passed as fast. */
const leastNames = 8;

interface InputWithNames {
  readonly batch: { readonly names: readonly string[] };
}

const namesOf = (input: unknown): readonly string[] | undefined => {
  if (typeof input !== 'object' || input === null || !('batch' in input)) return undefined;
  const { names } = (input as InputWithNames).batch;
  return names.length < leastNames ? undefined : names;
};

const withNames = (input: unknown, names: readonly string[]): InputWithNames => {
  const given = input as InputWithNames;
  return { ...given, batch: { ...given.batch, names } };
};

/**
 * The caller's side: batches of points whose list of names is the very array of one before are passed without it. Copying 50,000 names to the
 * thread takes longer than storing their points.
 */
export class GivenNameLists {
  readonly #seen = new WeakSet<readonly string[]>();
  readonly #numbers = new WeakMap<readonly string[], number>();
  readonly #given: (readonly string[] | undefined)[] = [];
  #next = 0;

  /** The request as it is to be passed; `undo` when it could not be. */
  pack(request: CommandRequest): { message: CommandRequest; undo: () => void } {
    const names = namesOf(request.input);
    const isPlain = names === undefined || !this.#seen.has(names);
    if (names !== undefined) this.#seen.add(names);
    if (isPlain) return { message: request, undo: () => undefined };
    const input = withNames(request.input, []);
    const known = this.#numbers.get(names);
    if (known !== undefined && this.#given[known] === names)
      return { message: { ...request, input, nameList: { number: known } }, undo: () => undefined };
    const number = this.#next++ % listCount;
    this.#given[number] = names;
    this.#numbers.set(names, number);
    return {
      message: { ...request, input, nameList: { number, names } },
      undo: () => {
        this.#given[number] = undefined;
      },
    };
  }
}

/** The thread's side. */
export class TakenNameLists {
  readonly #lists = new Map<number, readonly string[]>();

  /** The input as it was before it was packed. */
  unpack({ input, nameList }: CommandRequest): unknown {
    if (nameList === undefined) return input;
    if (nameList.names !== undefined) this.#lists.set(nameList.number, nameList.names);
    const names = this.#lists.get(nameList.number);
    if (names === undefined) throw new Error(`no list of names has the number ${nameList.number}`);
    return withNames(input, names);
  }
}
