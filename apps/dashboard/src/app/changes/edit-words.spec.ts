import type { EditedFields } from '@nawala/contracts';
import { describeEdit } from './edit-words';

const say = (fields: EditedFields) => describeEdit({ fields }, (id) => ({ b: 'Borneo', a: 'Aurora' })[id]);

it.each<[EditedFields, string]>([
  [{ exists: { from: false, to: true } }, 'added'],
  [{ exists: { from: true, to: false } }, 'deleted'],
  [{ domain: { from: 'old.example.com', to: 'new.example.com' } }, 'renamed from old.example.com'],
  [{ brand: { from: 'b', to: 'a' } }, 'moved from Borneo to Aurora'],
  [{ brand: { from: 'gone', to: 'a' } }, 'moved from another brand to Aurora'],
  [{ active: { from: true, to: false } }, 'paused'],
  [{ active: { from: false, to: true } }, 'resumed'],
  [{ note: { from: '', to: 'x' } }, 'note changed'],
  [{ tags: { from: ['main'], to: ['promo'] } }, 'tag promo added and tag main removed'],
  [{ active: { from: true, to: false }, brand: { from: 'b', to: 'a' } }, 'moved from Borneo to Aurora and paused'],
  [{}, 'changed'],
])('says %j', (fields, said) => expect(say(fields)).toBe(said));

it('says of one that was added no more than that', () =>
  expect(say({ exists: { from: false, to: true }, tags: { from: [], to: ['promo'] } })).toBe('added'));
