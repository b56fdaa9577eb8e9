import { changesOf } from './changes-of';
import { withTags } from './with-tags';

it('sends only what was changed', () => {
  const before = { note: 'a', tags: ['x'], active: true };
  expect(changesOf(before, { ...before, tags: ['x'] })).toEqual({});
  expect(changesOf(before, { ...before, tags: ['x', 'y'], active: false })).toEqual({
    tags: ['x', 'y'],
    active: false,
  });
});

it('makes tags of what was typed, in lower case and each once', () => {
  expect(withTags(['main'], ' Promo, main  SPARE,')).toEqual(['main', 'promo', 'spare']);
});
