import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AssayError } from '@assay/base';
import type { ThreadError, ThreadOutcome, ThreadRequest } from './thread-messages.ts';

const { resolve: fileOf } = createRequire(import.meta.url);

interface Pending {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface QuestionThreadOptions {
  /** One of `imports` in package.json, or a path. */
  readonly file: string;
  /** As messages call it: "The tuner". */
  readonly title: string;
  /** A question that is not answered by then ends the thread, for nothing else stops one that takes for ever. */
  readonly longest?: { readonly ms: number; readonly error: () => AssayError };
}

/**
 * A thread that answers questions (`answerQuestions` is its other end). It starts with the first one, and anew with the next one after it
 * ended; what was asked of the one that ended is answered `Unavailable`.
 */
export class QuestionThread<
  Question extends { kind: string },
  Answers extends Record<Question['kind'], unknown>,
  Notice,
> implements AsyncDisposable {
  readonly #options: QuestionThreadOptions;
  #worker: Worker | undefined;
  readonly #calls = new Map<number, Pending>();
  #lastCall = 0;
  #generation = 0;

  constructor(options: QuestionThreadOptions) {
    this.#options = options;
  }

  /** Grows whenever a thread ends: what it held is lost. */
  get generation(): number {
    return this.#generation;
  }

  ask<K extends Question['kind']>(question: Extract<Question, { kind: K }>): Promise<Answers[K]> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const call = ++this.#lastCall;
      const { longest } = this.#options;
      const timer = longest && setTimeout(() => this.#end(worker, call, longest.error()), longest.ms).unref();
      this.#calls.set(call, {
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value as Answers[K]);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      worker.postMessage({ call, question } satisfies ThreadRequest<Question, Notice>);
    });
  }

  /** Says something to the thread, if there is one. */
  notify(notice: Notice): void {
    this.#worker?.postMessage({ notice } satisfies ThreadRequest<Question, Notice>);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.terminate();
  }

  #end(worker: Worker, call: number, error: AssayError): void {
    this.#take(call)?.reject(error);
    void worker.terminate();
  }

  #take(call: number): Pending | undefined {
    const pending = this.#calls.get(call);
    this.#calls.delete(call);
    return pending;
  }

  #start(): Worker {
    const { file, title } = this.#options;
    const worker = new Worker(fileOf(file), { name: title });
    worker.unref();
    worker.on('message', (outcome: ThreadOutcome) => {
      const pending = this.#take(outcome.call);
      if (outcome.ok) pending?.resolve(outcome.value);
      else pending?.reject(fromThreadError(outcome.error));
    });
    let failure: unknown;
    worker.on('error', (error) => (failure = error));
    worker.on('exit', () => {
      this.#worker = undefined;
      this.#generation++;
      for (const call of this.#calls.keys())
        this.#take(call)?.reject(new AssayError('Unavailable', `${title} stopped. Ask again.`, {}, { cause: failure }));
    });
    return worker;
  }
}

function fromThreadError({ code, message, details, stack }: ThreadError): AssayError {
  if (stack === undefined) return new AssayError(code, message, details);
  const cause = new Error(stack.split('\n')[0]);
  cause.stack = stack;
  return new AssayError(code, message, details, { cause });
}
