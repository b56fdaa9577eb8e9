import { CHANNEL_ANSWERS, type ChannelAnswerDto } from '@nawala/contracts';
import { sayAnswer } from './say-answer';

const PARAMS = { status: 404, ms: 84, seconds: 3, host: 'hooks.example.com' };
const answer = (code: ChannelAnswerDto['code'], params: ChannelAnswerDto['params'] = PARAMS): ChannelAnswerDto => ({
  code,
  detail: 'as the API says it',
  params,
});

it.each(CHANNEL_ANSWERS)('has words for %s', (code) => {
  expect(sayAnswer(answer(code))).not.toBe('as the API says it');
});

it('quotes what the channel said itself', () => {
  expect(sayAnswer(answer('channelArchived', { said: 'channel_is_archived' }))).toBe(
    'The channel is archived. Bring it back, or choose another one. It said: “channel_is_archived”.',
  );
  expect(sayAnswer(answer('arrived', { where: 'Aurora ops' }))).toBe('“Aurora ops” showed it.');
});

it('says it in the API’s words where it knows none, or lacks what they name', () => {
  expect(sayAnswer(answer('newer' as ChannelAnswerDto['code']))).toBe('as the API says it');
  expect(sayAnswer(answer('timeout', {}))).toBe('as the API says it');
});
