import { compose, moreLine, titleOf } from '../compose';
import { fitting, type Line, plain, type Span } from '../spans';
import { cut, type Format, withEnd } from './format';
import { escapeHtml } from './html';

const MOST_UNITS = 100_000;
/** As much of a subject as most readers show. */
const SUBJECT_UNITS = 76;

const htmlSpan = (span: Span): string => {
  const words = escapeHtml(span.text);
  if (span.kind === 'link') return `<a href="${escapeHtml(span.href)}">${words}</a>`;
  return { text: words, strong: `<strong>${words}</strong>`, name: `<code>${words}</code>` }[span.kind];
};
const plainWithLinks = (line: Line): string =>
  line.map((span) => (span.kind === 'link' ? `${span.text} <${span.href}>` : span.text)).join('');

export const email: Format = (message, { publicUrl }) => {
  const lines = fitting(
    compose(message, publicUrl),
    (line) => withEnd(plainWithLinks(line).length),
    MOST_UNITS,
    moreLine(message),
  );
  return {
    subject: cut(`[Nawala] ${plain(titleOf(message))}`, SUBJECT_UNITS),
    payload: `${lines.map(plainWithLinks).join('\n')}\n`,
    html: `<div>${lines.map((line) => `<p>${line.map(htmlSpan).join('')}</p>`).join('\n')}</div>`,
  };
};
