import type { LoggedModelId } from '../../entities/logged-model.ts';

/** The id as MLflow's clients know it. */
export const mlflowModelId = (id: LoggedModelId): string => `m-${id}`;

/** Undefined for what is no such id. */
export const readMlflowModelId = (text: string): LoggedModelId | undefined =>
  /^m-[0-9a-f]{32}$/.test(text) ? (text.slice(2) as LoggedModelId) : undefined;
