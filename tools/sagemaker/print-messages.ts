import { servedOperations } from '@assay/wire/sagemaker';
import { readModel, reachedFrom } from './model.ts';
import type { Model, Service, Shape } from './model.ts';
import { header, servedOf } from './print-input-shapes.ts';

/** Their answers hold shapes of the whole service; what of them is answered has types by hand. */
const openAnswers: ReadonlySet<string> = new Set([
  'Search',
  'DescribeTrainingJob',
  'DescribeProcessingJob',
  'DescribeTransformJob',
]);

/** packages/wire/src/sagemaker/generated/messages.ts: inputs and answers of served operations as types. */
export function printMessages(): string {
  const model = readModel();
  const seen = new Set<string>();
  const types = (['sagemaker', 'sagemaker-metrics'] as const).flatMap((service) =>
    [...reachedFrom(model, service, messagesOf(model, service))].flatMap(([name, shape]) => {
      if (shape.type !== 'structure' || seen.has(name)) return [];
      seen.add(name);
      return [printStructure(model, service, name, shape)];
    }),
  );
  const rows = servedOperations.map((name) => {
    const { inputShape, outputShape } = model.operations[name] ?? { inputShape: 'unknown' };
    const output = openAnswers.has(name)
      ? 'Readonly<Record<string, unknown>>'
      : (outputShape ?? 'Readonly<Record<string, never>>');
    return `  ${name}: { input: ${inputShape}; output: ${output} };`;
  });
  return `${header}
${types.join('\n\n')}

/** Input and answer of every served operation. Times are seconds since 1970, with a fraction. */
export interface SagemakerMessages {
${rows.join('\n')}
}
`;
}

function messagesOf(model: Model, service: Service): readonly string[] {
  return servedOf(model, service).flatMap((name) => {
    const { inputShape = '', outputShape } = model.operations[name] ?? {};
    return openAnswers.has(name) || outputShape === undefined ? [inputShape] : [inputShape, outputShape];
  });
}

function printStructure(model: Model, service: Service, name: string, shape: Shape): string {
  const members = Object.entries(shape.members ?? {}).map(([member, reference]) => {
    const optional = reference.required === true ? '' : '?';
    return `  readonly ${member}${optional}: ${typeOf(model, service, reference.shape)};`;
  });
  return members.length === 0
    ? `export type ${name} = Readonly<Record<string, never>>;`
    : `export interface ${name} {\n${members.join('\n')}\n}`;
}

function typeOf(model: Model, service: Service, name: string): string {
  const shape = model.shapes[service][name];
  switch (shape?.type) {
    case 'string':
      return shape.enum === undefined ? 'string' : shape.enum.map((value) => `'${value}'`).join(' | ');
    case 'boolean':
      return 'boolean';
    case 'list': {
      const inner = typeOf(model, service, shape.member?.shape ?? '');
      return `readonly ${inner.includes('|') ? `(${inner})` : inner}[]`;
    }
    case 'map':
      return `Readonly<Record<string, ${typeOf(model, service, shape.value?.shape ?? '')}>>`;
    case 'structure':
      return name;
    default:
      return 'number';
  }
}
