/** What a key of the configuration holds. */
export type ConfigField =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly minimum: number; readonly integer: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'texts' }
  | { readonly kind: 'group'; readonly fields: Readonly<Record<string, ConfigField>> };

const text: ConfigField = { kind: 'text' };
const count: ConfigField = { kind: 'number', minimum: 1, integer: true };
const seconds: ConfigField = { kind: 'number', minimum: 0, integer: false };
const group = (fields: Readonly<Record<string, ConfigField>>): ConfigField => ({ kind: 'group', fields });

/** Every key that the configuration knows. Meanings: docs/guide/sdk.md, "Configuration". */
export const configFields = group({
  experiments: group({
    tracking: group({
      url: text,
      storage_path: text,
      log_interval: seconds,
      artifact_storage: text,
    }),
    optimization: group({
      algorithm: text,
      n_trials: count,
      parallel_jobs: count,
      timeout: seconds,
    }),
    analysis: group({
      metrics: { kind: 'texts' },
      visualization: group({
        type: { kind: 'choice', choices: ['interactive', 'static'] },
        save_path: text,
      }),
    }),
  }),
});
