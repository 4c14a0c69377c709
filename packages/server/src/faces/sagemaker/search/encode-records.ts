import type { FoundComponent, FoundExperiment, FoundTrial } from '@assay/core';
import { componentSource, encodeComponent, encodeComponentSummary } from '../experiments/encode-component.ts';
import { encodeExperiment } from '../experiments/experiments.ts';
import { given } from '../experiments/fields.ts';
import { encodeTrial } from '../experiments/trials.ts';

/** What Describe answers of it, and its tags. */
export const experimentRecord = (found: FoundExperiment, region: string) => ({
  ...encodeExperiment(found, region),
  Tags: encodeTags(found.tags),
});

/** What Describe answers of it, its tags, and its newest components in short. */
export const trialRecord = (found: FoundTrial, region: string) => ({
  ...encodeTrial(found, region),
  Tags: encodeTags(found.tags),
  TrialComponentSummaries: found.components.map((component) => {
    const { TrialComponentName, TrialComponentArn, CreationTime, CreatedBy, ...others } = encodeComponentSummary(
      component,
      region,
    );
    const source = given('TrialComponentSource', others.TrialComponentSource);
    return { TrialComponentName, TrialComponentArn, ...source, CreationTime, CreatedBy };
  }),
});

/** What Describe answers of it (but its sources), its tags, and where it stands. */
export function componentRecord(found: FoundComponent, region: string) {
  const source = componentSource(found, region);
  return {
    ...encodeComponent(found, region),
    ...(source && { SourceDetail: { SourceArn: source.SourceArn } }),
    Tags: encodeTags(found.tags),
    Parents: found.parents.map(({ trialName, experimentName }) => ({
      TrialName: trialName,
      ExperimentName: experimentName,
    })),
    RunName: found.runName,
  };
}

const encodeTags = (tags: FoundComponent['tags']) => tags.map(({ key, value }) => ({ Key: key, Value: value }));
