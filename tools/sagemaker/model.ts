import { readRepositoryFile } from '../source/repository-files.ts';

/** The machine model of SageMaker's API, as `packages/wire/model` keeps it (see the README there). */
export interface Model {
  readonly operations: Readonly<Record<string, Operation>>;
  /** Names of operations by area. */
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly shapes: Readonly<Record<Service, Readonly<Record<string, Shape>>>>;
}

export type Service = 'sagemaker' | 'sagemaker-metrics';

export interface Operation {
  readonly service: Service;
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly errors: readonly string[];
  readonly inputShape: string;
  readonly outputShape?: string;
}

export interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, ShapeReference>>;
  readonly member?: ShapeReference;
  readonly key?: ShapeReference;
  readonly value?: ShapeReference;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly union?: boolean;
}

export interface ShapeReference {
  readonly shape: string;
  readonly required?: boolean;
}

export const readModel = (): Model =>
  JSON.parse(readRepositoryFile('packages/wire/model/sagemaker-operations.json')) as Model;

export const readOperationNames = (): Readonly<Record<Service, readonly string[]>> =>
  JSON.parse(readRepositoryFile('packages/wire/model/sagemaker-operation-names.json')) as Readonly<
    Record<Service, readonly string[]>
  >;

export function shapeOf(model: Model, service: Service, name: string): Shape {
  const shape = model.shapes[service][name];
  if (shape === undefined) throw new Error(`the model has no shape ${name} of ${service}`);
  return shape;
}

/** Every shape that is reached from these, themselves included, by name. */
export function reachedFrom(model: Model, service: Service, names: readonly string[]): ReadonlyMap<string, Shape> {
  const reached = new Map<string, Shape>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    const shape = shapeOf(model, service, name);
    reached.set(name, shape);
    const inner = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
    waiting.push(...inner.flatMap((reference) => (reference === undefined ? [] : [reference.shape])));
  }
  return new Map([...reached].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
