import { openedBy } from './shortcuts';

const press = (key: string, over: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, ...over });
  Object.defineProperty(event, 'target', { value: target });
  return openedBy(event);
};

describe('keys that work everywhere', () => {
  it('open the palette, also out of a field', () => {
    expect(press('k', { ctrlKey: true })).toBe('palette');
    expect(press('K', { metaKey: true }, document.createElement('input'))).toBe('palette');
    expect(press('k')).toBeUndefined();
    expect(press('k', { ctrlKey: true, shiftKey: true })).toBeUndefined();
  });

  it('open the list of keys, but not where a question mark is typed', () => {
    expect(press('?', { shiftKey: true })).toBe('help');
    expect(press('?', {}, document.createElement('textarea'))).toBeUndefined();
    expect(press('?', { ctrlKey: true })).toBeUndefined();
  });
});
