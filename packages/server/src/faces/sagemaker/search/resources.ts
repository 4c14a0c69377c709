import type { ElementList, Field } from '@assay/core';
import { validationError } from '../../aws/aws-error.ts';
import { lineageGroupArn } from '../lineage/lineage-groups.ts';
import { attribute, metric, tag } from '../../filter-parts.ts';
import type { MetricStatistic } from '../../filter-parts.ts';
import type { ElementProperty, Property } from './property.ts';

/** A kind of record that Search answers. Property names are in lower case; how they are written is in `names`. */
export interface SearchedResource {
  readonly name: 'Experiment' | 'ExperimentTrial' | 'ExperimentTrialComponent';
  readonly properties: ReadonlyMap<string, Property>;
  readonly names: readonly string[];
  readonly lists: ReadonlyMap<string, ListOfRecord>;
  readonly listNames: readonly string[];
  /** Those whose names go on with a key that users chose. */
  readonly families: ReadonlySet<'tags' | 'parameters' | 'metrics' | 'inputartifacts' | 'outputartifacts'>;
  /** Of these, any number of filters may use Contains. */
  isFreelyContained(name: string): boolean;
}

export interface ListOfRecord {
  readonly of: ElementList;
  readonly properties: ReadonlyMap<string, ElementProperty>;
  /** One more element that the record shows where nobody has set `unless`. */
  readonly given?: { readonly unless: Field; readonly properties: ReadonlyMap<string, ElementProperty> };
}

export const runTag = { key: 'sagemaker:trial-component-source', value: 'run' } as const;

/** A status that a client can give, and what it is here. A run that is only scheduled has been given none. */
const statusWords = new Map([
  ['InProgress', ['running']],
  ['Completed', ['completed']],
  ['Failed', ['failed']],
  ['Stopping', ['stopping']],
  ['Stopped', ['stopped']],
]);

const text = (name: string): ElementProperty => ({ kind: 'text', fields: [attribute(name)] });
const uniqueName = (field: string): ElementProperty => ({ kind: 'name', field: attribute(field) });
const time = (field: string): ElementProperty => ({ kind: 'time', field: attribute(field) });
const absent: ElementProperty = { kind: 'absent' };
const fixed = (value: string): ElementProperty => ({ kind: 'fixed', text: () => value });

const lowered = <P>(properties: Readonly<Record<string, P>>): ReadonlyMap<string, P> =>
  new Map(Object.entries(properties).map(([path, property]) => [path.toLowerCase(), property]));

const under = <P extends Property>(prefix: string, properties: Readonly<Record<string, P>>): Record<string, P> =>
  Object.fromEntries(Object.entries(properties).map(([path, property]) => [`${prefix}.${path}`, property]));

const userOf = (field: string | undefined): Readonly<Record<string, ElementProperty>> => ({
  UserProfileArn: absent,
  UserProfileName: absent,
  DomainId: absent,
  'IamIdentity.Arn': field === undefined ? absent : { kind: 'user', field: attribute(field), by: 'arn' },
  'IamIdentity.PrincipalId': field === undefined ? absent : { kind: 'user', field: attribute(field), by: 'id' },
  'IamIdentity.SourceIdentity': absent,
});

const times = { CreationTime: time('created'), LastModifiedTime: time('updated') };
const usersOf = (creator?: string, changer?: string) => ({
  ...under('CreatedBy', userOf(creator)),
  ...under('LastModifiedBy', userOf(changer)),
});
const noSource = { SourceArn: absent, SourceType: absent };
const metadata = under('MetadataProperties', {
  CommitId: text('sagemaker_commit_id'),
  Repository: text('sagemaker_repository'),
  GeneratedBy: text('sagemaker_generated_by'),
  ProjectId: text('sagemaker_project_id'),
});
/** Jobs are runs that Assay itself started as programs. */
const source: Readonly<Record<'SourceArn' | 'SourceType', ElementProperty>> = {
  SourceArn: { kind: 'arn', of: 'training-job', field: attribute('sagemaker_job') },
  SourceType: text('sagemaker_job_type'),
};
const allTags = { kind: 'text', fields: [attribute('tag_key'), attribute('tag_value')] } satisfies Property;

const tagList: ListOfRecord = { of: 'tags', properties: lowered({ Key: text('key'), Value: text('value') }) };
const parents = { TrialName: uniqueName('sagemaker_name'), ExperimentName: uniqueName('sagemaker_experiment') };
const summaries = {
  TrialComponentName: uniqueName('sagemaker_name'),
  TrialComponentArn: { kind: 'arn', of: 'experiment-trial-component', field: attribute('sagemaker_name') },
  ...under('TrialComponentSource', source),
  CreationTime: time('created'),
  ...under('CreatedBy', userOf('created_by')),
} satisfies Readonly<Record<string, ElementProperty>>;

export const statisticWords: ReadonlyMap<string, MetricStatistic> = new Map([
  ['min', 'min'],
  ['max', 'max'],
  ['avg', 'mean'],
  ['last', 'last'],
  ['stddev', 'stddev'],
  ['count', 'count'],
]);

const metricsOfRecord: Readonly<Record<string, ElementProperty>> = {
  MetricName: text('name'),
  Min: { kind: 'number', field: attribute('min') },
  Max: { kind: 'number', field: attribute('max') },
  Avg: { kind: 'number', field: attribute('mean') },
  Last: { kind: 'number', field: attribute('last') },
  StdDev: { kind: 'deviation', field: attribute('stddev'), value: attribute('min') },
  Count: { kind: 'number', field: attribute('count') },
};

/** The metric's statistic as this face shows it. */
export const metricProperty = (metricName: string, statistic: MetricStatistic): Property =>
  statistic === 'stddev'
    ? { kind: 'deviation', field: metric(metricName, 'stddev'), value: metric(metricName, 'min') }
    : { kind: 'number', field: metric(metricName, statistic) };

/** Every run is tagged as one, unless somebody says otherwise. */
export const tagProperty = (resource: SearchedResource, key: string): Property =>
  resource.name === 'ExperimentTrialComponent' && key === runTag.key
    ? { kind: 'given', fields: [tag(key)], unless: tag(key), otherwise: [runTag.value] }
    : { kind: 'text', fields: [tag(key)] };

const inList = (
  list: string,
  of: ElementList,
  properties: Readonly<Record<string, ElementProperty>>,
): Record<string, Property> =>
  under(
    list,
    Object.fromEntries(Object.entries(properties).map(([path, property]) => [path, { kind: 'element', of, property }])),
  );

function resourceOf(parts: {
  readonly name: SearchedResource['name'];
  readonly properties: Readonly<Record<string, Property>>;
  readonly lists: Readonly<Record<string, ListOfRecord>>;
  readonly families: SearchedResource['families'];
  readonly freelyContained: readonly string[];
}): SearchedResource {
  const free = new Set(parts.freelyContained.map((each) => each.toLowerCase()));
  return {
    name: parts.name,
    properties: lowered(parts.properties),
    names: Object.keys(parts.properties),
    lists: lowered(parts.lists),
    listNames: Object.keys(parts.lists),
    families: parts.families,
    isFreelyContained: (asked) => {
      const path = asked.toLowerCase();
      return free.has(path) || free.has(path.split('.', 1)[0] ?? '');
    },
  };
}

const experiment = resourceOf({
  name: 'Experiment',
  properties: {
    ExperimentName: uniqueName('sagemaker_name'),
    ExperimentArn: { kind: 'arn', of: 'experiment', field: attribute('sagemaker_name') },
    DisplayName: text('sagemaker_display_name'),
    Description: text('sagemaker_description'),
    ...under('Source', noSource),
    ...times,
    ...usersOf('created_by', 'updated_by'),
    Tags: allTags,
  },
  lists: { Tags: tagList },
  families: new Set(['tags']),
  freelyContained: ['DisplayName', 'ExperimentName', 'Tags'],
});

const trial = resourceOf({
  name: 'ExperimentTrial',
  properties: {
    TrialName: uniqueName('sagemaker_name'),
    TrialArn: { kind: 'arn', of: 'experiment-trial', field: attribute('sagemaker_name') },
    DisplayName: text('sagemaker_display_name'),
    ExperimentName: uniqueName('sagemaker_experiment'),
    ...under('Source', noSource),
    ...times,
    ...usersOf(),
    ...metadata,
    Tags: allTags,
    ...inList('TrialComponentSummaries', 'runs', summaries),
  },
  lists: { Tags: tagList, TrialComponentSummaries: { of: 'runs', properties: lowered(summaries) } },
  families: new Set(['tags']),
  freelyContained: ['DisplayName', 'TrialName', 'Tags'],
});

const component = resourceOf({
  name: 'ExperimentTrialComponent',
  properties: {
    TrialComponentName: uniqueName('sagemaker_name'),
    TrialComponentArn: { kind: 'arn', of: 'experiment-trial-component', field: attribute('sagemaker_name') },
    DisplayName: text('sagemaker_display_name'),
    RunName: text('name'),
    ...under('Source', source),
    ...under('SourceDetail', { SourceArn: source.SourceArn }),
    'Status.PrimaryStatus': { kind: 'choice', field: attribute('status'), words: statusWords },
    'Status.Message': text('sagemaker_status_message'),
    StartTime: time('started'),
    EndTime: time('sagemaker_ended'),
    ...times,
    ...usersOf('created_by'),
    ...metadata,
    LineageGroupArn: { kind: 'fixed', text: lineageGroupArn },
    InputArtifacts: { kind: 'text', fields: [attribute('input_artifact_name'), attribute('input_artifact_text')] },
    OutputArtifacts: { kind: 'text', fields: [attribute('output_artifact_name'), attribute('output_artifact_text')] },
    Tags: { kind: 'given', fields: allTags.fields, unless: tag(runTag.key), otherwise: [runTag.key, runTag.value] },
    ...inList('Parents', 'groups', parents),
  },
  lists: {
    Parents: { of: 'groups', properties: lowered(parents) },
    Tags: {
      ...tagList,
      given: {
        unless: tag(runTag.key),
        properties: lowered({ Key: fixed(runTag.key), Value: fixed(runTag.value) }),
      },
    },
    Metrics: { of: 'metrics', properties: lowered(metricsOfRecord) },
  },
  families: new Set(['tags', 'parameters', 'metrics', 'inputartifacts', 'outputartifacts']),
  freelyContained: ['DisplayName', 'TrialComponentName', 'Tags', 'InputArtifacts', 'OutputArtifacts'],
});

const searchedResources: ReadonlyMap<string, SearchedResource> = new Map(
  [experiment, trial, component].map((resource) => [resource.name, resource]),
);

/** ValidationException for resources of AWS that Assay has nothing of: an empty answer would say that there are none. */
export function searchedResource(name: string): SearchedResource {
  const resource = searchedResources.get(name);
  if (resource !== undefined) return resource;
  throw validationError(
    `Resource: Assay does not search for ${name}; it does for ${[...searchedResources.keys()].join(', ')}.`,
  );
}
