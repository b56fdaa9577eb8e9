import { BSON } from 'mongodb';
import { MAX_BATCH, parseMessage } from './messages';

const EMPTY = Buffer.from([5, 0, 0, 0, 0]);
const MANY = MAX_BATCH + 1_000;

const frameOf = (...sections: Buffer[]): Buffer => {
  const head = Buffer.alloc(20);
  [20 + sections.reduce((sum, { length }) => sum + length, 0), 7, 0, 2013, 0].forEach((value, index) =>
    head.writeInt32LE(value, index * 4),
  );
  return Buffer.concat([head, ...sections]);
};
const body = (command: BSON.Document): Buffer =>
  Buffer.concat([Buffer.from([0]), BSON.serialize({ ...command, $db: 'a' })]);

/** Documents of five bytes each: the most that fit into a message. */
function inSequence(count: number): Buffer {
  const name = Buffer.from('documents\0');
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + name.length + count * EMPTY.length);
  const documents = Buffer.alloc(count * EMPTY.length, EMPTY);
  return frameOf(body({ insert: 'c' }), Buffer.from([1]), size, name, documents);
}

it.each([
  ['a sequence', inSequence],
  ['the body', (count: number) => frameOf(body({ insert: 'c', documents: Array.from({ length: count }, () => ({})) }))],
])('cuts no more documents out of %s than tell that it is too long', (_, frame) => {
  expect(parseMessage(frame(3))).toMatchObject({ list: [EMPTY, EMPTY, EMPTY] });
  const request = parseMessage(frame(MANY));
  expect('list' in request && request.list.length).toBe(MAX_BATCH + 1);
});
