import type { UserContext } from '@assay/wire/sagemaker';
import { accountId } from '../aws/arns.ts';

/** Who made or changed something: the access key as a user of the account; without access keys, the account itself. */
export function userContext(actorName: string): UserContext {
  const user = actorName.replaceAll(/[^\w+=,.@-]/g, '-');
  const isKey = actorName !== 'local' && actorName !== '';
  return {
    IamIdentity: {
      Arn: `arn:aws:iam::${accountId}:${isKey ? `user/${user}` : 'root'}`,
      PrincipalId: isKey ? user : accountId,
    },
  };
}
