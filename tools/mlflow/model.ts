import { readRepositoryFile } from '../source/repository-files.ts';

/** The machine model of MLflow's REST API, as `packages/wire/model` keeps it (see the README there). */
export interface Model {
  readonly mlflow: string;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly messages: Readonly<Record<string, Message>>;
  /** Numbers of the values by name. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Operation {
  readonly endpoints: readonly { readonly method: string; readonly path: string; readonly since: string }[];
  readonly request: string;
  readonly response: string;
}

export type Message = Readonly<Record<string, Field>>;

export interface Field {
  readonly type: FieldType;
  readonly repeated?: true;
  readonly required?: true;
}

export type FieldType = string | { readonly enum: string } | { readonly message: string } | { readonly map: FieldType };

export const readModel = (): Model =>
  JSON.parse(readRepositoryFile('packages/wire/model/mlflow-operations.json')) as Model;

export function operationOf(model: Model, name: string): Operation {
  const operation = model.operations[name];
  if (operation === undefined) throw new Error(`the model has no operation ${name}`);
  return operation;
}

/** Every message that is reached from these, themselves included, in order of their names. */
export function reachedFrom(model: Model, names: readonly string[]): ReadonlyMap<string, Message> {
  const reached = new Map<string, Message>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    const message = model.messages[name];
    if (message === undefined) throw new Error(`the model has no message ${name}`);
    reached.set(name, message);
    waiting.push(...Object.values(message).flatMap(({ type }) => messageOf(type)));
  }
  return new Map([...reached].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function messageOf(type: FieldType): readonly string[] {
  if (typeof type === 'string' || 'enum' in type) return [];
  return 'message' in type ? [type.message] : messageOf(type.map);
}
