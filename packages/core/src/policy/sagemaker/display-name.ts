import type { SagemakerDetail } from '../../entities/sagemaker-detail.ts';

const namePattern = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,119}$/;

/**
 * An experiment's or group's display name at SageMaker's face is its native name, where that is one there. One that the native
 * name could not become, since another bears it, is kept beside until the native name changes.
 */
export function displayNameOf(nativeName: string, faceName: string, detail: SagemakerDetail | undefined): string {
  if (detail?.displayName !== undefined && detail.besideName === nativeName) return detail.displayName;
  return namePattern.test(nativeName) ? nativeName : faceName;
}
