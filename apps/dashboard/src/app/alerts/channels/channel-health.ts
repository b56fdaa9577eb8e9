import type { ChannelDto } from '@nawala/contracts';
import { counted, t } from '../../locale/t';
import { clockTime } from '../../time/relative-time';
import type { IconName } from '../../ui/icons';
import type { PillTone } from '../../ui/pill';
import { sayAnswer } from './say-answer';

export interface Health {
  tone: PillTone;
  icon: IconName;
  word: string;
  detail: string;
}

/** How a channel does: a word, and what is known behind it. */
export function healthOf({ enabled, health }: ChannelDto, now: number): Health {
  const { lastSentAt, lastAnswer, lastError, failingSince, lastTest, waiting } = health;
  const waits = waiting > 0 && counted('health.waiting', waiting);
  const said = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  const sent = lastSentAt && t('health.sent', { time: clockTime(lastSentAt, now) });
  if (!enabled)
    return {
      tone: 'none',
      icon: 'paused',
      word: t('health.off'),
      detail: said(lastError && sayAnswer(lastError), sent, waits),
    };
  if (failingSince)
    return {
      tone: 'warn',
      icon: 'alert',
      word: t('health.failing'),
      detail: said(
        t('health.failsSince', { time: clockTime(failingSince, now) }),
        lastError && sayAnswer(lastError),
        waits,
      ),
    };
  if (!sent) {
    const failed = lastTest?.ok === false;
    return {
      tone: failed ? 'warn' : 'none',
      icon: failed ? 'alert' : 'unknown',
      word: t(failed ? 'health.failed' : 'health.never'),
      detail: said(
        lastTest && t('health.testedAt', { time: clockTime(lastTest.at, now) }),
        lastTest && sayAnswer(lastTest),
        waits,
      ),
    };
  }
  const answer = lastAnswer && lastAnswer.status > 0 && t('health.answered', { ...lastAnswer });
  return { tone: 'ok', icon: 'check', word: t('health.healthy'), detail: said(sent, answer, waits) };
}
