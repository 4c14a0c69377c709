import { encodeRequest, HttpConnection } from '../support/http-connection.ts';
import type { HttpAnswer, HttpRequest } from '../support/http-connection.ts';
import { expectStatus } from '../support/load.ts';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';

/** A server of MLflow's REST API. */
export interface Side {
  readonly name: 'Assay' | 'MLflow';
  readonly port: number;
}

export interface Sides {
  readonly assay: Side;
  readonly mlflow: Side;
}

export type Report = (figure: Figure) => void;

/** A connection that is opened anew when the server closes it, as MLflow's does on a busy machine. */
export class Caller implements Disposable {
  readonly #port: number;
  #connection: HttpConnection | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    for (let attempt = 0; ; attempt++) {
      this.#connection ??= await HttpConnection.open(this.#port);
      try {
        return expectStatus(await this.#connection.send(request), 200);
      } catch (error) {
        this[Symbol.dispose]();
        if (attempt === 2) throw error;
      }
    }
  }

  [Symbol.dispose](): void {
    this.#connection?.[Symbol.dispose]();
    this.#connection = undefined;
  }
}

/** One call of MLflow's REST API, its answer as JSON. */
export async function callMlflow<T>(port: number, method: string, operation: string, body?: unknown): Promise<T> {
  using caller = new Caller(port);
  const request = encodeRequest(method, `/api/2.0/mlflow/${operation}`, port, body);
  return JSON.parse((await caller.send(request)).body.toString()) as T;
}

/** `better`: whether more of the unit is better, or less. */
export function ratioFigure(
  what: string,
  { assay, mlflow }: { readonly assay: number; readonly mlflow: number },
  unit: string,
  better: 'more' | 'less',
  aim?: number,
  note = '',
): Figure {
  return {
    name: `${what}: Assay / MLflow`,
    value: better === 'more' ? assay / mlflow : mlflow / assay,
    unit: '×',
    spread: `${short(assay)} / ${short(mlflow)} ${unit}${note === '' ? '' : `; ${note}`}`,
    ...(aim !== undefined && { aim: { value: aim, better: 'more' } }),
  };
}
