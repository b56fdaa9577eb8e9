import { decode, encode, type Answer } from 'dns-packet';
import { encodeAnswer, type StagedAnswer } from '../../staged/dns-server';

/** Messages that no honest resolver sends. */
type Forge = (query: Buffer) => Buffer[];

/** Such an answer, but to a query that was never made. */
export const toAnotherId =
  (answer: StagedAnswer): Forge =>
  (message) => {
    const query = decode(message);
    return [encodeAnswer({ ...query, id: (query.id ?? 0) ^ 1 }, answer)];
  };

export const toAnotherQuestion =
  (answer: StagedAnswer): Forge =>
  (message) => {
    const query = decode(message);
    const questions = (query.questions ?? []).map((question) => ({ ...question, name: 'another.example.net' }));
    return [encodeAnswer({ ...query, questions }, answer)];
  };

const withAnswers = (message: Buffer, answers: Answer[], keepsQuestion: boolean): Buffer => {
  const { id = 0, questions = [] } = decode(message);
  return encode({ id, type: 'response', flags: 0x180, questions: keepsQuestion ? questions : [], answers });
};

/** The address alone, without the question that it answers. */
export const withoutQuestion =
  (address: string): Forge =>
  (message) => {
    const { name = '', type } = decode(message).questions?.[0] ?? {};
    return [withAnswers(message, type === 'A' ? [{ type, name, ttl: 30, data: address }] : [], false)];
  };

/** Names that point at each other. */
export const inALoop =
  (other: string): Forge =>
  (message) => {
    const { name = '' } = decode(message).questions?.[0] ?? {};
    const loop = [
      [name, other],
      [other, name],
    ] as const;
    return [
      withAnswers(
        message,
        loop.map(([from, to]) => ({ type: 'CNAME' as const, name: from, ttl: 30, data: to })),
        true,
      ),
    ];
  };
