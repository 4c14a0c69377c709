import { AssayError } from '@assay/base';
import type { FaultMessage } from './worker-messages.ts';

export const faultMessage = ({ code, message, details }: AssayError): FaultMessage => ({
  code,
  message,
  details: structuredClone(details),
});

export const faultFrom = ({ code, message, details }: FaultMessage): AssayError =>
  new AssayError(code, message, details);
