import { invalidInput } from '@assay/base';
import type { RunId } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { keepContent } from './dataset-contents.ts';
import type { MlflowDatasetInput } from './run-inputs.ts';
import { showInput } from './show-input.ts';

/** The input tag that says what a data set was used for. */
const contextTag = 'mlflow.data.context';

/** Adds those that the run does not have yet, and beside each an input artifact, by which other faces see it. */
export async function writeDatasetInputs(
  tx: Transaction,
  context: CommandContext,
  runId: RunId,
  datasets: readonly MlflowDatasetInput[],
): Promise<void> {
  let position = datasets.length === 0 ? 0 : await tx.count('datasetInput', { runId });
  for (const { name, digest, tags, sourceType, source, schema, profile } of datasets) {
    if ((await tx.get('datasetInput', { runId, name, digest })) !== undefined) continue;
    if (
      [name, digest, sourceType, source, schema ?? '', profile ?? '', ...tags.flat()].some((text) =>
        text.includes('\0'),
      )
    )
      throw invalidInput('datasets', 'a text holds the character U+0000, which no text here may.');
    const contentId = await keepContent(tx, context, { name, digest }, { sourceType, source, schema, profile });
    const used = tags.find(([key]) => key === contextTag)?.[1] ?? null;
    await tx.insert('datasetInput', {
      projectId: tx.projectId,
      runId,
      name,
      digest,
      context: used,
      tags: JSON.stringify(tags),
      contentId,
      position: position++,
      loggedMs: context.now,
    });
    const uri = uriOf(source);
    await showInput(tx, context, runId, {
      direction: 'input',
      names: [name, `${name}-${digest}`],
      otherwise: `dataset-${digest}`,
      content: uri === undefined ? { value: source } : { uri },
      metadata: { dataset: { digest, context: used, sourceType } },
    });
  }
}

/** Where a source is nothing but a URI, in plain text or as JSON of one field. */
function uriOf(source: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(source)) return source;
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const [[key, uri] = ['', undefined], other] = Object.entries(parsed);
  return other === undefined && ['uri', 'url'].includes(key) && typeof uri === 'string' ? uri : undefined;
}
