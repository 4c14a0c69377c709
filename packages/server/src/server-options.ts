import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AssayError, invalidInput, messageOf } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { LimitPolicyName, Limits } from '@assay/core';
import { hostName } from './http/host-check.ts';
import { nearestName } from './schema/nearest-name.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** How a server runs, every choice made. */
export interface ServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  /** Host names beside loopback's and addresses under which requests are answered. */
  readonly allowedHosts: readonly string[];
  readonly limits: Limits;
  readonly logLevel: LogLevel;
  /** Of wrong access keys from one address. */
  readonly maxFailedAttemptsPerMinute: number;
  /** Where the built Studio lies; absent: where the packages have it. */
  readonly studioDir?: string;
}

/** What a caller may choose; the environment, then `config.json` in the data folder, then the defaults fill in. */
export type ServerChoices = Partial<Omit<ServerOptions, 'limits'>> & {
  readonly limitPolicy?: LimitPolicyName;
  /** Single limits that differ from the policy's. */
  readonly limits?: Partial<Limits>;
};

type Environment = Readonly<Record<string, string | undefined>>;

export function resolveServerOptions(choices: ServerChoices = {}, environment: Environment = {}): ServerOptions {
  const given = (name: string): string | undefined => environment[name] || undefined;
  const dataDir = path.resolve(choices.dataDir ?? given('ASSAY_DATA') ?? './.assay');
  const config = readConfig(path.join(dataDir, 'config.json'));
  const hosts = given('ASSAY_ALLOWED_HOSTS')?.split(',');
  const policy = choices.limitPolicy ?? given('ASSAY_LIMITS') ?? config['limitPolicy'] ?? 'default';
  const level = choices.logLevel ?? given('ASSAY_LOG_LEVEL') ?? config['logLevel'] ?? 'warn';
  const allowedHosts = choices.allowedHosts ?? hosts ?? config['allowedHosts'] ?? [];
  return {
    host: choices.host ?? given('ASSAY_HOST') ?? '127.0.0.1',
    port: readPort(choices.port ?? given('ASSAY_PORT') ?? 4600),
    dataDir,
    allowedHosts: readHosts(allowedHosts),
    limits: { ...limitPolicies[readPolicy(policy)], ...readLimits(config['limits']), ...readLimits(choices.limits) },
    logLevel: readLevel(level),
    maxFailedAttemptsPerMinute: choices.maxFailedAttemptsPerMinute ?? 300,
    ...(choices.studioDir === undefined ? {} : { studioDir: choices.studioDir }),
  };
}

const configKeys = ['limitPolicy', 'limits', 'allowedHosts', 'logLevel'];

/** Settings that belong to the data rather than to one start of the server; none when there is no file. */
function readConfig(file: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    // A folder that is none is named by who opens it.
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new AssayError('InvalidInput', `${file} cannot be read: ${messageOf(thrown)}.`, {}, { cause: thrown });
  }
  const config = parseObject(file, text);
  for (const key of Object.keys(config)) {
    if (!configKeys.includes(key)) throw invalidInput(file, `unknown setting "${key}"${suggestion(key, configKeys)}`);
  }
  return config;
}

function parseObject(file: string, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new Error('expected a JSON object');
  } catch (thrown) {
    throw new AssayError('InvalidInput', `${file} cannot be read: ${messageOf(thrown)}.`, {}, { cause: thrown });
  }
}

function suggestion(given: string, names: readonly string[]): string {
  const near = nearestName(given, names);
  return near === undefined ? `; known are ${names.join(', ')}` : `; did you mean "${near}"?`;
}

function readPort(value: string | number): number {
  const port = typeof value === 'number' ? value : /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw invalidInput('port', `expected a number from 0 to 65535, got ${JSON.stringify(value)}`);
}

function readHosts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw invalidInput('allowedHosts', 'expected a list of host names');
  return value
    .filter((entry) => entry !== '')
    .map((entry: unknown) => {
      const name = typeof entry === 'string' ? hostName(entry.trim()) : undefined;
      if (name === undefined) throw invalidInput('allowedHosts', `expected a host name, got ${JSON.stringify(entry)}`);
      return name;
    });
}

const policyNames = Object.keys(limitPolicies) as LimitPolicyName[];

function readPolicy(value: unknown): LimitPolicyName {
  const name = policyNames.find((known) => known === value);
  if (name === undefined)
    throw invalidInput('limits', `expected ${policyNames.join(' or ')}, got ${JSON.stringify(value)}`);
  return name;
}

function readLevel(value: unknown): LogLevel {
  const level = logLevels.find((known) => known === value);
  if (level === undefined)
    throw invalidInput('logLevel', `expected one of ${logLevels.join(', ')}, got ${JSON.stringify(value)}`);
  return level;
}

/** The limits that null takes away. */
const unbounded: { readonly [K in keyof Limits as null extends Limits[K] ? K : never]: true } = {
  experiments: true,
  parametersPerRun: true,
  artifactsPerRun: true,
  artifactFileBytes: true,
  tagsPerEntity: true,
  pointsPerRun: true,
  metricNamesPerRun: true,
  logLinesPerRun: true,
  associations: true,
  lineageArtifacts: true,
  lineageActions: true,
  lineageContexts: true,
};

function readLimits(value: unknown): Partial<Limits> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) throw invalidInput('limits', 'expected an object of limits');
  const names = Object.keys(limitPolicies.default);
  for (const [name, limit] of Object.entries(value)) {
    if (!names.includes(name)) throw invalidInput(`limits.${name}`, `unknown limit${suggestion(name, names)}`);
    const mayBeNull = name in unbounded;
    if (limit === null && mayBeNull) continue;
    if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 0)
      throw invalidInput(
        `limits.${name}`,
        `expected a whole number${mayBeNull ? ' or null' : ''}, got ${JSON.stringify(limit)}`,
      );
  }
  return value;
}
