import type { CheckDto, CheckResultDto } from '@nawala/contracts';
import type { LiveMessage } from '../live/live-message';

const samePair = (one: CheckResultDto, other: CheckResultDto): boolean =>
  one.target === other.target && one.vantage === other.vantage;

function withMessage(check: CheckDto, message: LiveMessage): CheckDto {
  if (message.type === 'check:result' && message.payload.checkId === check.id) {
    const others = check.results.filter((result) => !samePair(result, message.payload));
    return { ...check, results: [...others, message.payload] };
  }
  if (message.type === 'check:done' && message.payload.checkId === check.id) {
    return { ...check, state: check.state === 'stopped' ? 'stopped' : 'done', missing: message.payload.missing };
  }
  return check;
}

/** A check, and what came of it over the socket since it was read. */
export const withAnswers = (check: CheckDto, messages: readonly LiveMessage[]): CheckDto =>
  messages.reduce(withMessage, check);
