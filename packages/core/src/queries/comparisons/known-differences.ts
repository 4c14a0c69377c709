import type { RunId } from '@assay/base';
import type { ComparisonWarning } from '@assay/analysis';
import type { NamedTexts } from '../../ports/named-columns.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { ReadSet } from './read-set.ts';

/** Of each set so many runs are looked at; of those with their code, so many in all. */
const runsOfSet = 100;
const codesOfSet = 8;
const codesInAll = 80;

/**
 * What the sets differ in beside what they are compared by: then the difference cannot be put down to one of them alone. `expected` are fields that may differ. Looks at the first runs of each set.
 */
export async function knownDifferences(
  tx: ReadTransaction,
  sets: readonly ReadSet[],
  expected: readonly string[],
): Promise<ComparisonWarning[]> {
  const looked = sets.map(({ runIds }) => runIds.slice(0, runsOfSet)).filter((ids) => ids.length > 0);
  if (looked.length < 2) return [];
  return [
    ...(await datasets(tx, looked)),
    ...(await codes(tx, looked)),
    ...(await parameters(tx, looked, new Set(expected))),
  ];
}

async function datasets(tx: ReadTransaction, sets: readonly (readonly RunId[])[]): Promise<ComparisonWarning[]> {
  const used: Map<string, Set<string>>[] = [];
  for (const runId of sets) {
    const digests = new Map<string, Set<string>>();
    for (const { name, digest } of await tx.find('datasetInput', { runId })) {
      const own = digests.get(name) ?? new Set();
      digests.set(name, own.add(digest));
    }
    used.push(digests);
  }
  const names = new Set(used.flatMap((own) => [...own.keys()]));
  const differing = [...names].filter((name) => {
    const all = used.map((own) => [...(own.get(name) ?? [])].sort().join(' '));
    return all.some((each) => each !== all[0]);
  });
  if (differing.length === 0) return [];
  const versions = (name: string): number => new Set(used.flatMap((own) => [...(own.get(name) ?? [])])).size;
  const said = differing
    .slice(0, 3)
    .map((name) => (versions(name) > 1 ? `"${name}" in ${versions(name)} versions` : `"${name}" not in all`));
  return [
    {
      kind: 'differentDatasets',
      message: `The sets did not read the same data (${said.join(', ')}${differing.length > 3 ? ', …' : ''}): a difference may be the data's.`,
    },
  ];
}

async function codes(tx: ReadTransaction, sets: readonly (readonly RunId[])[]): Promise<ComparisonWarning[]> {
  const share = Math.max(1, Math.min(codesOfSet, Math.floor(codesInAll / sets.length)));
  const found: string[][] = [];
  for (const ids of sets) {
    const id = ids.slice(0, share);
    const tagged = await tx.tagsOf(id, ['mlflow.source.git.commit']);
    const commits = (await tx.find('run', { id })).flatMap((row) => {
      const commit = tagged.get(row.id)?.[0]?.value ?? commitOf(row.environment);
      return commit === undefined ? [] : [commit];
    });
    found.push([...new Set(commits)].sort());
  }
  const known = found.filter((commits) => commits.length > 0);
  if (known.length < sets.length || known.every((commits) => commits.join(' ') === known[0]?.join(' '))) return [];
  const all = [...new Set(known.flat())];
  const said = all.slice(0, 3).map((commit) => commit.slice(0, 8));
  return [
    {
      kind: 'differentCode',
      message: `The runs are of ${all.length} commits (${said.join(', ')}${all.length > 3 ? ', …' : ''}), not the same in all sets: a difference may be the code's.`,
    },
  ];
}

function commitOf(environment: string): string | undefined {
  const facts: unknown = JSON.parse(environment);
  if (typeof facts !== 'object' || facts === null || !('git' in facts)) return undefined;
  const { git } = facts;
  return typeof git === 'object' && git !== null && 'commit' in git && typeof git.commit === 'string'
    ? git.commit
    : undefined;
}

async function parameters(
  tx: ReadTransaction,
  sets: readonly (readonly RunId[])[],
  expected: ReadonlySet<string>,
): Promise<ComparisonWarning[]> {
  const found: Map<string, string[]>[] = [];
  for (const ids of sets) found.push(valuesByName(await tx.namedTexts('parameters', ids), ids.length));
  const names = new Set(found.flatMap((own) => [...own.keys()]));
  const differing = [...names].filter((name) => {
    if (expected.has(`params.${name}`) || seedLike.test(name)) return false;
    const all = found.map((own) => (own.get(name) ?? []).join('\n'));
    return all.some((each) => each !== all[0]);
  });
  const isParted = [...expected].some((field) => field !== '' && field.startsWith('params.'));
  // Sets that were named one by one differ in something: one parameter is what they are compared by.
  if (differing.length < (isParted ? 1 : 2)) return [];
  return [
    {
      kind: 'otherParameters',
      message: `The sets differ in ${differing.length} ${isParted ? 'more ' : ''}${differing.length === 1 ? 'parameter' : 'parameters'} (${differing.slice(0, 4).join(', ')}${differing.length > 4 ? ', …' : ''}): a difference cannot be put down to one of them alone.`,
    },
  ];
}

const seedLike = /^(.*[._])?(seed|random_state|fold)$/i;

/** Of each name the different texts in the set, sorted; an entry of its own where some runs have none. */
function valuesByName({ ends, names, nameAt, texts }: NamedTexts, runs: number): Map<string, string[]> {
  const values = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (let i = 0; i < (ends.at(-1) ?? 0); i++) {
    const name = names[nameAt[i] ?? 0] ?? '';
    values.set(name, (values.get(name) ?? new Set()).add(texts[i] ?? ''));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map(
    [...values].map(([name, own]) => [name, [...own].sort().concat(counts.get(name) === runs ? [] : ['\0'])]),
  );
}
