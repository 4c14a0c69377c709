import { AwsError } from '../aws-error.ts';
import type { AwsService } from '../aws-paths.ts';

/** Why a signed request is not let in. */
export type SignatureFault =
  | 'malformed'
  | 'malformedQuery'
  | 'unknownKey'
  | 'mismatch'
  | 'wrongScope'
  | 'skewed'
  | 'expired'
  | 'unsignedHeader'
  | 'missingHash';

type Code = readonly [code: string, status: number];
type Codes = { readonly [F in SignatureFault]: Code };

const invalid: Code = ['InvalidSignatureException', 400];
const json: Codes = {
  malformed: ['IncompleteSignature', 400],
  malformedQuery: ['IncompleteSignature', 400],
  unknownKey: ['UnrecognizedClientException', 400],
  mismatch: invalid,
  wrongScope: invalid,
  skewed: invalid,
  expired: invalid,
  unsignedHeader: invalid,
  missingHash: invalid,
};

const noMatch: Code = ['SignatureDoesNotMatch', 403];
const codes: Readonly<Record<AwsService, Codes>> = {
  sagemaker: json,
  metrics: json,
  sts: {
    malformed: ['IncompleteSignature', 400],
    malformedQuery: ['IncompleteSignature', 400],
    unknownKey: ['InvalidClientTokenId', 403],
    mismatch: noMatch,
    wrongScope: noMatch,
    skewed: noMatch,
    expired: noMatch,
    unsignedHeader: noMatch,
    missingHash: noMatch,
  },
  s3: {
    malformed: ['AuthorizationHeaderMalformed', 400],
    malformedQuery: ['AuthorizationQueryParametersError', 400],
    unknownKey: ['InvalidAccessKeyId', 403],
    mismatch: noMatch,
    wrongScope: ['AuthorizationHeaderMalformed', 400],
    skewed: ['RequestTimeTooSkewed', 403],
    expired: ['AccessDenied', 403],
    unsignedHeader: ['AccessDenied', 403],
    missingHash: ['InvalidRequest', 400],
  },
};

const texts: Readonly<Record<'unknownKey' | 'mismatch', Readonly<Record<'s3' | 'other', string>>>> = {
  unknownKey: {
    s3: 'The AWS Access Key Id you provided does not exist in our records.',
    other: 'The security token included in the request is invalid.',
  },
  mismatch: {
    s3: 'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    other:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  },
};

export class SignatureError extends AwsError {
  /** True where somebody may be guessing: a key that is unknown, or not the right one. */
  readonly isWrongKey: boolean;

  constructor(fault: SignatureFault, ...rest: ConstructorParameters<typeof AwsError>) {
    super(...rest);
    this.isWrongKey = fault === 'unknownKey' || fault === 'mismatch';
  }
}

/** The fault in the words of the service; `text` where they depend on the request. */
export function signatureError(
  service: AwsService,
  fault: SignatureFault,
  text?: string,
  details?: Readonly<Record<string, string>>,
): SignatureError {
  const [code, status] = codes[service][fault];
  const usual = fault === 'unknownKey' || fault === 'mismatch' ? texts[fault][service === 's3' ? 's3' : 'other'] : '';
  return new SignatureError(fault, code, text ?? usual, { status, ...(details && { details }) });
}
