import { nameKey, normalizeEmail, visibleLine, visibleProse } from './visible-text';

describe('what is kept of a line', () => {
  it.each([
    ['a zero-width space', 'Aur\u200bora', 'Aurora'],
    ['joiners', 'Au\u200cro\u200dra\u2060', 'Aurora'],
    ['a change of direction', '\u202eAurora\u202c\u2066\u2069', 'Aurora'],
    ['a soft hyphen', 'Auro\u00adra', 'Aurora'],
    ['a byte order mark', '\ufeffAur\ufeffora', 'Aurora'],
    ['control characters', 'Au\u0000ro\u0007ra\u007f\u0085', 'Aurora'],
    ['a private character', 'Aurora\ue000\u{f0000}', 'Aurora'],
    ['an unassigned character', 'Aurora\u0378', 'Aurora'],
    ['tag characters', 'Aurora\u{e0041}', 'Aurora'],
    ['half a surrogate pair', 'Aurora\ud800', 'Aurora'],
    ['fillers and blanks that are letters', '\u3164Aurora\u115f\u2800', 'Aurora'],
    ['variation selectors', 'Aurora\ufe0f', 'Aurora'],
    ['other spaces', 'Aurora\u00a0Two\u3000Three', 'Aurora Two Three'],
    ['spaces around and between', '  Aurora \t\n Two ', 'Aurora Two'],
    ['another composition', 'Cafe\u0301', 'Caf\u00e9'],
  ])('is what one sees, without %s', (_, typed, kept) => expect(visibleLine(typed)).toBe(kept));

  it.each(['Aurora', 'Toko “Sinar” 1 ½', 'مرحبا', '日本語', '👨‍👩‍👧 ❤️ ⭐ 1️⃣'])('is all of %j', (text) =>
    expect(visibleLine(text)).toBe(text),
  );

  it('is nothing of a name that nobody can see', () => expect(visibleLine('\u200b \u2800\u3164')).toBe(''));

  it('is all of what is far too long, which the rule behind it refuses', () => {
    const long = '\u200b'.repeat(5000);
    expect(visibleLine(long)).toBe(long);
  });
});

it('keeps the lines of prose', () => {
  expect(visibleProse('one\r\n\ttwo\u200b\u0000\rthree')).toBe('one\n\ttwo\nthree');
});

describe('the key of a name', () => {
  it.each([
    ['case', 'AURORA', 'aurora'],
    ['width', 'Ａｕｒｏｒａ', 'Aurora'],
    ['a ligature', 'ﬁrst', 'First'],
    ['a letter whose capitals are two', 'Straße', 'STRASSE'],
    ['a final letter', 'ΣΑΣ', 'σας'],
    ['composition', 'Cafe\u0301', 'CAF\u00c9'],
    ['what nobody sees', 'Auro\u200bra', 'Aurora'],
    ['how an emoji is drawn', '❤️', '❤'],
  ])('is the same whatever the %s', (_, one, other) => expect(nameKey(one)).toBe(nameKey(other)));
});

describe('an e-mail address', () => {
  it.each([
    'Rina@Example.com',
    ' rina@example.com ',
    'ri\u200bna@example.com',
    'ｒｉｎａ@example.com',
    'rina@exam\u00adple.com',
  ])('%j is kept as one that can be told apart', (typed) => expect(normalizeEmail(typed)).toBe('rina@example.com'));
});
