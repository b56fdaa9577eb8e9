import type { ChannelAnswerDto } from '@nawala/contracts';
import { t, tIfKnown } from '../../locale/t';

/** What a channel answered, in the language of the page; its own words stay its own. */
export function sayAnswer({ code, params, detail }: ChannelAnswerDto): string {
  const { where, said } = params;
  if (code === 'arrived' && where) return t('answer.arrivedAt', { where });
  const sentence = tIfKnown(`answer.${code}`, params);
  if (sentence === undefined) return detail;
  return said ? t('answer.said', { sentence, said }) : sentence;
}
