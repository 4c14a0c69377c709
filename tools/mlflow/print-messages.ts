import { servedOperations } from '@assay/wire/mlflow';
import { operationOf, readModel, reachedFrom } from './model.ts';
import type { FieldType, Message, Model } from './model.ts';
import { header } from './print-tables.ts';

/** packages/wire/src/mlflow/generated/messages.ts: requests and answers of served operations as types. */
export function printMessages(): string {
  const model = readModel();
  const operations = servedOperations.map((name) => ({ name, ...operationOf(model, name) }));
  const reached = reachedFrom(
    model,
    operations.flatMap(({ request, response }) => [request, response]),
  );
  const types = [...reached].map(([name, message]) => printMessage(model, name, message));
  const rows = operations.map(
    ({ name, request, response }) => `  '${name}': { input: ${typeName(request)}; output: ${typeName(response)} };`,
  );
  return `${header}
/** As protobuf's JSON writes a double. */
export type JsonDouble = number | 'NaN' | 'Infinity' | '-Infinity';

${types.join('\n\n')}

/**
 * Request and answer of every served operation. A double of a request is a number whatever it is; in an answer it is written as
 * protobuf's JSON has it.
 */
export interface MlflowMessages {
${rows.join('\n')}
}
`;
}

const typeName = (message: string): string => `Mlflow${message.replaceAll('.', '')}`;

function printMessage(model: Model, name: string, message: Message): string {
  const fields = Object.entries(message).map(([field, { type, repeated, required }]) => {
    const inner = typeOf(model, type);
    const whole = repeated === true ? `readonly ${inner.includes('|') ? `(${inner})` : inner}[]` : inner;
    return `  readonly ${field}${required === true ? '' : '?'}: ${whole};`;
  });
  return fields.length === 0
    ? `export type ${typeName(name)} = Readonly<Record<string, never>>;`
    : `export interface ${typeName(name)} {\n${fields.join('\n')}\n}`;
}

function typeOf(model: Model, type: FieldType): string {
  if (typeof type === 'string') {
    if (type === 'string' || type === 'boolean') return type;
    if (type === 'bytes') return 'string';
    return type === 'double' ? 'JsonDouble' : 'number';
  }
  if ('enum' in type)
    return Object.keys(model.enums[type.enum] ?? {})
      .map((value) => `'${value}'`)
      .join(' | ');
  return 'message' in type ? typeName(type.message) : `Readonly<Record<string, ${typeOf(model, type.map)}>>`;
}
