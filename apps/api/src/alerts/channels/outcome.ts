import type { ChannelAnswerCode } from '@nawala/contracts';

/** What a channel said, for people: `say.ts` makes a sentence of it. */
export interface ChannelAnswer {
  code: ChannelAnswerCode;
  /** What the sentence names. Never a secret. */
  params: Record<string, string | number>;
  /** Of HTTP, or the reply code of SMTP; 0 when none came. */
  status: number;
}

/** How one attempt ended. */
export type Outcome =
  /** `movedTo`: the chat has another number from now on; `reference`: what the channel calls the message. */
  | { type: 'sent'; answer: ChannelAnswer; movedTo?: string; reference?: string }
  /** `afterMs`: what the channel asked to wait; null when it did not say. */
  | { type: 'retry'; answer: ChannelAnswer; afterMs: number | null }
  /** `gone`: nobody lives there any more; the channel is switched off. */
  | { type: 'failed'; answer: ChannelAnswer; gone?: true };

export const answer = (
  code: ChannelAnswerCode,
  status: number,
  params: ChannelAnswer['params'] = {},
): ChannelAnswer => ({ code, status, params });

export const sent = (code: 'arrived' | 'accepted', status: number, params?: ChannelAnswer['params']): Outcome => ({
  type: 'sent',
  answer: answer(code, status, params),
});

export const failed = (code: ChannelAnswerCode, status: number, params?: ChannelAnswer['params']): Outcome => ({
  type: 'failed',
  answer: answer(code, status, params),
});

export const retry = (
  code: ChannelAnswerCode,
  status: number,
  params?: ChannelAnswer['params'],
  afterMs: number | null = null,
): Outcome => ({ type: 'retry', answer: answer(code, status, params), afterMs });

/** What a channel says in its own words: one line, not more than a person reads. */
export const quoted = (text: unknown): string =>
  typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed() : '';
