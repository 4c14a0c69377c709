import { servedOperations } from '@assay/wire/mlflow';
import { operationOf, readModel, reachedFrom } from './model.ts';
import type { FieldType, Model } from './model.ts';

export const header = '// Made from packages/wire/model by `npm run check -- generated-pages --write`. Do not edit.\n';

/** packages/wire/src/mlflow/generated/endpoints.ts: every operation that MLflow has, so that what is missing is known by name. */
export function printEndpoints(): string {
  const { mlflow, operations } = readModel();
  const rows = Object.entries(operations).map(([name, { endpoints }]) => {
    const listed = endpoints.map(({ method, path, since }) => {
      const version = since.startsWith('3') ? '3.0' : '2.0';
      return `{ method: '${method}', path: '/api/${version}${routePath(path)}' }`;
    });
    return `  '${name}': [${listed.join(', ')}],`;
  });
  return `${header}
/** Where each operation of MLflow ${mlflow} stands, as a router writes it: \`:name\` is a part of the path, \`*\` the rest of it. */
export const mlflowEndpoints: Readonly<Record<string, readonly { readonly method: string; readonly path: string }[]>> = {
${rows.join('\n')}
};
`;
}

const routePath = (path: string): string => path.replace(/<path:\w+>/, '*').replaceAll(/\{(?:\w+\.)?(\w+)\}/g, ':$1');

/** packages/wire/src/mlflow/generated/request-messages.ts: what the reader of requests needs, and nothing more. */
export function printRequestMessages(): string {
  const model = readModel();
  const names = servedOperations.map((name) => operationOf(model, name).request);
  const messages = [...reachedFrom(model, names)].map(([name, message]) => {
    const fields = Object.entries(message).map(([field, { type, repeated, required }]) =>
      JSON.stringify([field, slim(model, type), ...(required ? ['required'] : []), ...(repeated ? ['repeated'] : [])]),
    );
    return `  '${name}': [${fields.join(', ')}],`;
  });
  const rows = servedOperations.map((name) => `  '${name}': '${operationOf(model, name).request}',`);
  return `${header}import type { RequestField } from '../request-field.ts';
import type { MlflowOperation } from '../served-operations.ts';

/** Name of the message of every served operation's request. */
export const requestOf: Readonly<Record<MlflowOperation, string>> = {
${rows.join('\n')}
};

/** All messages that requests of served operations are made of. */
export const requestMessages: Readonly<Record<string, readonly RequestField[]>> = {
${messages.join('\n')}
};
`;
}

function slim(model: Model, type: FieldType): unknown {
  if (typeof type === 'string') return type;
  return 'enum' in type ? { enum: model.enums[type.enum] } : type;
}
