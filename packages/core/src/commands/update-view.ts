import type { ViewAnswer } from '../answers/annotation.ts';
import type { Command } from './command.ts';
import { answerView } from '../answers/annotation.ts';
import type { ViewRow } from '../entities/annotation.ts';
import { checkKey } from '../policy/check-text.ts';
import { checkVersion } from '../policy/check-version.ts';
import { jsonText } from '../policy/json-text.ts';
import { changedFields } from '../steps/changed-fields.ts';
import { loadView } from '../steps/load-view.ts';
import { recordChange } from '../steps/record.ts';

export interface UpdateViewInput {
  readonly viewId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly shared?: boolean;
  readonly state?: unknown;
}

export const updateView: Command<UpdateViewInput, ViewAnswer> = async (tx, input, context) => {
  const { viewId, expectedVersion, state, ...fields } = input;
  const row = await loadView(tx, viewId, context.actor);
  checkVersion(`View "${row.name}"`, row.version, expectedVersion);
  if (fields.name !== undefined) checkKey('name', fields.name, context.limits, 'nameLength');
  const newState = state === undefined ? {} : { state: jsonText('state', state, context.limits, 'viewStateBytes') };
  const change = changedFields<ViewRow>(row, { ...fields, ...newState });
  if (change === undefined) return answerView(row);
  const now = { updatedMs: context.now, version: row.version + 1 };
  await tx.update('view', { id: row.id }, { ...change, ...now });
  await recordChange(tx, 'view.updated', row.id, row.experimentId, { fields: Object.keys(change) });
  return answerView({ ...row, ...change, ...now });
};
