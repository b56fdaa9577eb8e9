import { compose, moreLine } from '../compose';
import { fitting, plain, type Span } from '../spans';
import { type Format, withEnd } from './format';
import { escapeHtml } from './html';

/** Of the 4,096 that Telegram takes, counted once its entities are read. */
const MOST_UNITS = 4000;

/** In `<code>` nothing is a mention, and no name becomes a link. */
const telegramSpan = (span: Span): string => {
  const words = escapeHtml(span.text);
  if (span.kind === 'link') return `<a href="${escapeHtml(span.href)}">${words}</a>`;
  return { text: words, strong: `<b>${words}</b>`, name: `<code>${words}</code>` }[span.kind];
};

export const telegram: Format = (message, { mention, publicUrl }) => {
  const calls = mention.length > 0 ? `${mention.join(' ')}\n` : '';
  const lines = fitting(
    compose(message, publicUrl),
    (line) => withEnd(plain(line).length),
    MOST_UNITS - calls.length,
    moreLine(message),
  );
  return { payload: calls + lines.map((line) => line.map(telegramSpan).join('')).join('\n') };
};
