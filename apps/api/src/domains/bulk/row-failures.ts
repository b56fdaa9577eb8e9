import { type JobFailureDto, LIMITS } from '@nawala/contracts';
import { displayNameOf } from '../../common/display-name';

/** Why a domain was left as it was. */
const SENTENCES = {
  BRAND_NOT_FOUND: 'There is no such brand any more.',
  CHANGED_SINCE: 'Somebody has changed it since.',
  DOMAIN_BUSY: 'Others kept changing it at the same time.',
  DOMAIN_NOT_FOUND: 'There is no such domain any more.',
  DOMAIN_TAKEN: 'Another domain has got its name since.',
  TOO_MANY_TAGS: `It would have more than ${LIMITS.tags} tags.`,
  UNDO_PENDING: 'A domain of the same name was deleted a moment ago and may come back.',
} as const;
export type RowFailure = keyof typeof SENTENCES;

export const failureOf = (code: RowFailure, id: string, domain = ''): JobFailureDto => ({
  id,
  domain,
  displayName: displayNameOf(domain),
  error: SENTENCES[code],
  code,
});
