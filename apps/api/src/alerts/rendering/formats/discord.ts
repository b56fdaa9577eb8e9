import { compose, moreLine } from '../compose';
import { fitting, type Line, type Span } from '../spans';
import { type Format, withEnd } from './format';

/** Of the 2,000 that Discord takes, markup included. */
const MOST_UNITS = 1950;
const SUPPRESS_EMBEDS = 4;

const escapeMarkdown = (words: string): string => words.replace(/[\\`*_~|>#[\]()@<:-]/g, '\\$&');

/** In code nothing is markup and nobody is mentioned; a backtick would end it. */
const discordSpan = (span: Span): string => {
  if (span.kind === 'link') return `[${escapeMarkdown(span.text)}](<${span.href}>)`;
  if (span.kind === 'name') return span.text === '' ? '' : `\`${span.text.replaceAll('`', 'ˋ')}\``;
  const words = escapeMarkdown(span.text);
  return span.kind === 'strong'
    ? span.text.trim() === ''
      ? words
      : words.replace(/^(\s*)(.*?)(\s*)$/s, '$1**$2**$3')
    : words;
};
const discordLine = (line: Line): string => line.map(discordSpan).join('');

const discordMention = (mention: string): string => {
  if (mention.startsWith('@')) return mention;
  return mention.startsWith('&') ? `<@&${mention.slice(1)}>` : `<@${mention}>`;
};

export const discord: Format = (message, { mention, publicUrl }) => {
  const calls = mention.length > 0 ? `${mention.map(discordMention).join(' ')}\n` : '';
  const lines = fitting(
    compose(message, publicUrl),
    (line) => withEnd(discordLine(line).length),
    MOST_UNITS - calls.length,
    moreLine(message),
  );
  return {
    payload: JSON.stringify({
      content: calls + lines.map(discordLine).join('\n'),
      allowed_mentions: {
        parse: mention.some((each) => each.startsWith('@')) ? ['everyone'] : [],
        users: mention.filter((each) => /^\d/.test(each)),
        roles: mention.filter((each) => each.startsWith('&')).map((each) => each.slice(1)),
      },
      flags: SUPPRESS_EMBEDS,
    }),
  };
};
