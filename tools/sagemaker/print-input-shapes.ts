import { servedOperations } from '@assay/wire/sagemaker';
import { readModel, readOperationNames, reachedFrom } from './model.ts';
import type { Model, Service, Shape } from './model.ts';

const services = ['sagemaker', 'sagemaker-metrics'] as const;

/** packages/wire/src/sagemaker/generated/input-shapes.ts: what the validator of inputs needs, and nothing more. */
export function printInputShapes(): string {
  const model = readModel();
  const parts = services.map((service) => {
    const names = servedOf(model, service).map((name) => inputOf(model, name));
    const shapes = Object.fromEntries(
      [...reachedFrom(model, service, names)].map(([name, shape]) => [name, slim(name, shape)]),
    );
    return `  '${service}': ${JSON.stringify(shapes)},`;
  });
  const inputs = services.flatMap((service) =>
    servedOf(model, service).map((name) => `  ${name}: { service: '${service}', shape: '${inputOf(model, name)}' },`),
  );
  return `${header}import type { InputShape } from '../input-shape.ts';
import type { SagemakerOperation } from '../served-operations.ts';

/** Service and name of the shape of every served operation's input. */
export const operationInputs: Readonly<
  Record<SagemakerOperation, { readonly service: 'sagemaker' | 'sagemaker-metrics'; readonly shape: string }>
> = {
${inputs.join('\n')}
};

/** By service and name: all shapes that inputs of served operations are made of. */
export const inputShapes: Readonly<Record<'sagemaker' | 'sagemaker-metrics', Readonly<Record<string, InputShape>>>> = {
${parts.join('\n')}
};
`;
}

/** packages/wire/src/sagemaker/generated/operation-names.ts: every operation that AWS has, so that what is missing is known by name. */
export function printOperationNames(): string {
  const names = readOperationNames();
  const parts = services.map((service) => `  '${service}': ${JSON.stringify(names[service])},`);
  return `${header}
/** Every operation of the two services' models, by service. */
export const operationNames: Readonly<Record<'sagemaker' | 'sagemaker-metrics', readonly string[]>> = {
${parts.join('\n')}
};
`;
}

export const header = '// Made from packages/wire/model by `npm run check -- generated-pages --write`. Do not edit.\n';

export const servedOf = (model: Model, service: Service): readonly string[] =>
  servedOperations.filter((name) => model.operations[name]?.service === service);

function inputOf(model: Model, name: string): string {
  const operation = model.operations[name];
  if (operation === undefined) throw new Error(`the model has no operation ${name}`);
  return operation.inputShape;
}

const kinds: Readonly<Record<string, string>> = { long: 'integer', float: 'double' };

/** Structures of which exactly one member is to be given, which the model says in words only. */
const oneOf: ReadonlySet<string> = new Set(['TrialComponentParameterValue']);

function slim(name: string, shape: Shape): object {
  const { type, members, member, key, value, min, max, pattern, enum: values } = shape;
  return {
    type: kinds[type] ?? type,
    ...(members !== undefined && {
      members: Object.fromEntries(Object.entries(members).map(([each, reference]) => [each, reference.shape])),
      required: Object.entries(members).flatMap(([each, reference]) => (reference.required === true ? [each] : [])),
    }),
    ...(member !== undefined && { member: member.shape }),
    ...(key !== undefined && { key: key.shape }),
    ...(value !== undefined && { value: value.shape }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(pattern !== undefined && pattern !== '.*' && { pattern }),
    ...(values !== undefined && { enum: values }),
    ...((shape.union === true || oneOf.has(name)) && { union: true }),
  };
}
