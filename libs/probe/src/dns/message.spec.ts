import { decode, encode, type Packet } from 'dns-packet';
import { encodeAnswer, type StagedAnswer } from '../../staged/dns-server';
import { decodeReply, encodeQuery, sameAnswer, type DnsQuestion } from './message';

const question: DnsQuestion = { name: 'shop.example.com', type: 'A' };
const query = decode(encodeQuery(7, question, true));
const reply = (answer: StagedAnswer, over: Partial<Packet> = {}) =>
  decodeReply(encodeAnswer({ ...query, ...over }, answer), 7, question);

it('offers EDNS with a payload that is not fragmented', () => {
  expect(query.additionals?.[0]).toMatchObject({ type: 'OPT', udpPayloadSize: 1232 });
  expect(decode(encodeQuery(7, question, false)).additionals).toEqual([]);
});

it('keeps the chain, the policy zone and the extended error', () => {
  const answer = {
    cname: 'internetpositif.id',
    a: ['36.86.63.185'],
    soa: 'trustpositifkominfo',
    ede: { code: 15, text: 'no' },
  };
  expect(reply(answer)).toEqual({
    rcode: 'NOERROR',
    failure: null,
    addresses: ['36.86.63.185'],
    cnames: ['internetpositif.id'],
    soa: ['trustpositifkominfo'],
    ede: [{ code: 15, text: 'no' }],
    truncated: false,
  });
});

it.each([
  ['NXDOMAIN', 'dns_nxdomain_error'],
  ['SERVFAIL', 'dns_servfail_error'],
  ['REFUSED', 'dns_refused_error'],
  ['NOTIMP', 'dns_not_implemented_error'],
  ['FORMERR', 'dns_format_error'],
  ['NOERROR', 'dns_no_answer'],
] as const)('names %s %s', (rcode, failure) => expect(reply({ rcode })).toMatchObject({ rcode, failure }));

it('does not hear answers to other questions, nor noise', () => {
  expect(reply({ a: ['1.2.3.4'] }, { id: 8 })).toBeUndefined();
  expect(reply({ a: ['1.2.3.4'] }, { questions: [{ name: 'other.example.com', type: 'A' }] })).toBeUndefined();
  expect(reply({ a: ['1.2.3.4'] }, { questions: [{ name: 'shop.example.com', type: 'AAAA' }] })).toBeUndefined();
  expect(decodeReply(encodeQuery(7, question, false), 7, question)).toBeUndefined();
  expect(decodeReply(Buffer.from('noise'), 7, question)).toBeUndefined();
});

it('takes only addresses that belong to the name or its chain, and not thousands of them', () => {
  const strangers = [{ type: 'A' as const, name: 'else.example.com', data: '9.9.9.9' }];
  const many = Array.from({ length: 1000 }, (_, i) => ({
    type: 'A' as const,
    name: 'SHOP.example.com',
    data: `93.184.${i >> 8}.${i & 255}`,
  }));
  const message = encode({
    id: 7,
    type: 'response',
    questions: query.questions ?? [],
    answers: [...strangers, ...many],
  });
  const seen = decodeReply(message, 7, question);
  expect(seen?.addresses).toHaveLength(32);
  expect(seen?.addresses).not.toContain('9.9.9.9');
});

it('ends with a chain that bites its own tail', () => {
  const cname = (name: string, data: string) => ({ type: 'CNAME' as const, name, data });
  const answers = [cname('shop.example.com', 'a.example.com'), cname('a.example.com', 'shop.example.com')];
  const message = encode({ id: 7, type: 'response', questions: query.questions ?? [], answers });
  expect(decodeReply(message, 7, question)).toMatchObject({ failure: 'dns_no_answer', cnames: ['a.example.com'] });
});

it('calls two answers the same whatever their order', () => {
  const one = reply({ a: ['1.1.1.1', '2.2.2.2'] })!;
  expect(sameAnswer(one, reply({ a: ['2.2.2.2', '1.1.1.1'] })!)).toBe(true);
  expect(sameAnswer(one, reply({ a: ['2.2.2.2'] })!)).toBe(false);
});
