/** The tag by which SageMaker's SDK knows runs among trial components. It is shown on every run, and not stored. */
export const runTag = { key: 'sagemaker:trial-component-source', value: 'run' } as const;

/** Without the tag that every run is shown with anyway. */
export const withoutRunTag = (tags: readonly (readonly [key: string, value: string])[]): Map<string, string> =>
  new Map(tags.filter(([key, value]) => key !== runTag.key || value !== runTag.value));
