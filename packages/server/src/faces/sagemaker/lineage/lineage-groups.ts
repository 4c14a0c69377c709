import { parseArn, printArn } from '../../aws/arns.ts';
import { AwsError, validationError } from '../../aws/aws-error.ts';
import { handlersOf } from '../handler.ts';

/** The name that an account's own group has at AWS. */
const groupName = 'sagemaker-default-lineage-group';

/** A project has one lineage group, which all its lineage is in. */
export const lineageGroupArn = (region: string): string => printArn(region, { kind: 'lineage-group', name: groupName });

function requireGroup(nameOrArn: string): void {
  const arn = parseArn(nameOrArn);
  const name = arn?.kind === 'lineage-group' ? arn.name : nameOrArn;
  if (name.toLowerCase() !== groupName)
    throw new AwsError(
      'ResourceNotFound',
      `Lineage group '${nameOrArn}' does not exist. The only one is ${groupName}.`,
    );
}

const group = (region: string) => ({
  LineageGroupName: groupName,
  LineageGroupArn: lineageGroupArn(region),
  DisplayName: groupName,
});

export const lineageGroupHandlers = handlersOf({
  async DescribeLineageGroup({ LineageGroupName }, { region }) {
    requireGroup(LineageGroupName);
    return { ...group(region), Description: 'All lineage of this server.' };
  },

  async ListLineageGroups({ NextToken }, { region }) {
    if (NextToken !== undefined)
      throw validationError('NextToken: this list has one page only. Ask for it without a token.');
    return { LineageGroupSummaries: [group(region)] };
  },

  /** Policies share a group with other accounts; there are none here. */
  async GetLineageGroupPolicy({ LineageGroupName }) {
    requireGroup(LineageGroupName);
    throw new AwsError('ResourceNotFound', `Lineage group '${LineageGroupName}' has no resource policy.`);
  },
});
