import { inputShapes, operationInputs } from '@assay/wire/sagemaker';
import type { InputShape, SagemakerMessages, SagemakerOperation } from '@assay/wire/sagemaker';
import { AwsError, validationError } from '../aws/aws-error.ts';
import { allConstraints, constraintFaults } from './constraint-faults.ts';
import { printJavaValue } from './print-java-value.ts';
import { readScalar, typeFault } from './read-scalar.ts';

/** Faults that are told at once; a client that has more learns of them next time. */
const maxFaults = 50;
const maxDepth = 50;

interface Check {
  readonly shapes: Readonly<Record<string, InputShape>>;
  readonly faults: string[];
}

/**
 * An input of the operation, checked against SageMaker's model: what the model does not know and what is null is left out. Throws
 * SerializationException for a value of a wrong type (the first), ValidationException for broken constraints (all of them).
 */
export function validateInput<N extends SagemakerOperation>(
  operation: N,
  given: unknown,
): SagemakerMessages[N]['input'] {
  const { service, shape } = operationInputs[operation];
  const check: Check = { shapes: inputShapes[service], faults: [] };
  const input = readValue(check, given, shape, '', 0);
  if (check.faults.length > 0) throw tellFaults(check);
  // Checked by the very model that the type was made from.
  return input as SagemakerMessages[N]['input'];
}

function tellFaults({ faults }: Check): AwsError {
  const count = `${faults.length} validation error${faults.length === 1 ? '' : 's'}`;
  return validationError(`${count} detected: ${faults.join('; ')}`);
}

function fault(check: Check, value: unknown, path: string, constraint: string): void {
  const printed = value === undefined || value === null ? 'null' : `'${printJavaValue(value)}'`;
  check.faults.push(`Value ${printed} at '${path}' failed to satisfy constraint: ${constraint}`);
  if (check.faults.length === maxFaults) throw tellFaults(check);
}

function readValue(check: Check, value: unknown, shapeName: string, path: string, depth: number): unknown {
  const shape = check.shapes[shapeName];
  if (shape === undefined) throw new Error(`the model has no shape ${shapeName}`);
  if (depth > maxDepth)
    throw new AwsError('SerializationException', `The input is nested more than ${maxDepth} levels deep.`);
  switch (shape.type) {
    case 'structure':
      return readStructure(check, value, shape, path, depth);
    case 'list':
      return readList(check, value, shape, path, depth);
    case 'map':
      return readMap(check, value, shape, path, depth);
    default: {
      const read = readScalar(value, shape.type, path, check.shapes === inputShapes['sagemaker-metrics']);
      for (const constraint of constraintFaults(shape, read)) fault(check, read, path, constraint);
      return read;
    }
  }
}

function readStructure(check: Check, value: unknown, shape: InputShape, path: string, depth: number): object {
  if (!isObject(value)) throw typeFault(value, 'structure', path);
  const read: Record<string, unknown> = {};
  const { members = {}, required = [], union = false } = shape;
  for (const [name, inner] of Object.entries(members)) {
    const part = Object.hasOwn(value, name) ? value[name] : undefined;
    const place = join(path, name.charAt(0).toLowerCase() + name.slice(1));
    if (part !== undefined && part !== null) read[name] = readValue(check, part, inner, place, depth + 1);
    else if (required.includes(name)) fault(check, null, place, 'Member must not be null');
  }
  const given = Object.keys(read).length;
  if (union && given !== 1)
    fault(check, read, path, `Member must have exactly one of [${Object.keys(members).join(', ')}] set`);
  return read;
}

function readList(check: Check, value: unknown, shape: InputShape, path: string, depth: number): readonly unknown[] {
  if (!Array.isArray(value)) throw typeFault(value, 'list', path);
  for (const constraint of constraintFaults(shape, value)) fault(check, value, path, constraint);
  // A list that is too long is not looked into: checking must not cost more than what could be taken.
  return value.slice(0, shape.max).map((part: unknown, i) => {
    const place = `${path}.${i + 1}.member`;
    if (part !== null) return readValue(check, part, shape.member ?? '', place, depth + 1);
    fault(check, null, place, 'Member must not be null');
    return part;
  });
}

function readMap(check: Check, value: unknown, shape: InputShape, path: string, depth: number): object {
  if (!isObject(value)) throw typeFault(value, 'map', path);
  for (const constraint of constraintFaults(shape, value)) fault(check, value, path, constraint);
  const inner = check.shapes[shape.value ?? ''];
  const keyShape = check.shapes[shape.key ?? ''];
  // No prototype: a key may have any name.
  const read = Object.create(null) as Record<string, unknown>;
  for (const [key, part] of Object.entries(value)) {
    if (keyShape !== undefined && constraintFaults(keyShape, key).length > 0)
      fault(check, value, path, `Map keys must satisfy constraint: [${allConstraints(keyShape)}]`);
    if (part === null) continue;
    const place = `${path}.${key.slice(0, 100)}.member`;
    if (inner?.type === 'structure') read[key] = readValue(check, part, shape.value ?? '', place, depth + 1);
    else {
      read[key] = readScalar(part, inner?.type ?? 'string', place, false);
      if (inner !== undefined && constraintFaults(inner, read[key]).length > 0)
        fault(check, value, path, `Map value must satisfy constraint: [${allConstraints(inner)}]`);
    }
  }
  return read;
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
