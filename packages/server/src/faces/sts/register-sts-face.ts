import type { FastifyInstance, FastifyRequest } from 'fastify';
import { acceptBuffers } from '../aws/accept-buffers.ts';
import { accountId } from '../aws/arns.ts';
import { AwsError } from '../aws/aws-error.ts';
import { awsPaths } from '../aws/aws-paths.ts';
import { escapeXml } from '../aws/xml.ts';

const bodyLimits = { maxBytes: 64 * 1024, timeoutMs: 30_000 };

/** The other operations of STS: all of them hand out credentials, which here `assay keys` does. */
const notOffered: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
  'GetDelegatedAccessToken',
  'GetFederationToken',
  'GetSessionToken',
  'GetWebIdentityToken',
]);

/** As much of STS as clients need to learn who they are: GetCallerIdentity, in its query protocol. */
export async function registerStsFace(server: FastifyInstance): Promise<void> {
  await server.register(async (face) => {
    acceptBuffers(face, bodyLimits);
    face.route({
      method: ['GET', 'POST'],
      url: awsPaths.sts,
      config: { permission: 'read' },
      handler: async (request, reply) => {
        checkAction(readAction(request));
        return reply.type('text/xml').send(callerIdentity(request));
      },
    });
  });
}

function readAction({ body, originalUrl }: FastifyRequest): string {
  const query = originalUrl.includes('?') ? originalUrl.slice(originalUrl.indexOf('?')) : '';
  const parts = new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : query);
  return parts.get('Action') ?? '';
}

function checkAction(action: string): void {
  if (action === 'GetCallerIdentity') return;
  if (action === '')
    throw new AwsError('MissingAction', 'Must contain a parameter named Action, e.g. Action=GetCallerIdentity.');
  throw new AwsError(
    'InvalidAction',
    notOffered.has(action)
      ? `Assay does not offer ${action}: make access keys with "assay keys create" and sign with them.`
      : `Could not find operation ${action.slice(0, 80)} for version 2011-06-15`,
  );
}

/** The account, and in it the access key as a user; without access keys everybody is the account itself. */
function callerIdentity({ actorName, signature, id }: FastifyRequest): string {
  const user = actorName.replaceAll(/[^\w+=,.@-]/g, '-');
  const isKey = signature !== undefined || actorName !== 'local';
  const arn = `arn:aws:iam::${accountId}:${isKey ? `user/${user}` : 'root'}`;
  const userId = isKey ? user : accountId;
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${escapeXml(arn)}</Arn><UserId>${escapeXml(userId)}</UserId><Account>${accountId}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${escapeXml(id)}</RequestId></ResponseMetadata></GetCallerIdentityResponse>\n`;
}
