import type { ChannelKind, WebhookBodyDto } from '@nawala/contracts';
import type { RenderedMessage } from './rendered-message';
import { compose, domainUrl, moreLine, reasonOf, titleOf } from './compose';
import type { AlertMessage } from './message';
import { fitting, type Line, plain, type Span } from './spans';

/** What each channel takes, in what it counts, with a little room. */
const TELEGRAM_UNITS = 4000;
const SLACK_BLOCK_UNITS = 2900;
const SLACK_BLOCKS = 40;
const SLACK_TEXT_UNITS = 2900;
const DISCORD_UNITS = 1950;
const EMAIL_UNITS = 100_000;
const SUBJECT_UNITS = 76;
const WEBHOOK_BYTES = 60 * 1024;

/** Who and where: what a message needs besides itself. */
export interface Place {
  mention: readonly string[];
  publicUrl: string;
}

export type Renderer = (message: AlertMessage, place: Place) => RenderedMessage;

const escapeHtml = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Cut between characters, never within one. */
const cut = (words: string, units: number): string =>
  words.length <= units
    ? words
    : `${words
        .slice(0, units - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;

const withEnd = (length: number): number => length + 1;

/** In `<code>` nothing is a mention, and no name becomes a link. */
const telegramSpan = (span: Span): string => {
  const words = escapeHtml(span.text);
  if (span.kind === 'link') return `<a href="${escapeHtml(span.href)}">${words}</a>`;
  return { text: words, strong: `<b>${words}</b>`, name: `<code>${words}</code>` }[span.kind];
};

const telegram: Renderer = (message, { mention, publicUrl }) => {
  const calls = mention.length > 0 ? `${mention.join(' ')}\n` : '';
  const lines = fitting(
    compose(message, publicUrl),
    (line) => withEnd(plain(line).length),
    TELEGRAM_UNITS - calls.length,
    moreLine(message),
  );
  return { payload: calls + lines.map((line) => line.map(telegramSpan).join('')).join('\n') };
};

const escapeSlack = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const slackMention = (mention: string): string => {
  if (mention.startsWith('@')) return `<!${mention.slice(1)}>`;
  return mention.startsWith('S') ? `<!subteam^${mention}>` : `<@${mention}>`;
};

/** Lines together in blocks as large as one may be. */
function inBlocks(lines: readonly string[], units: number): string[] {
  const blocks: string[] = [];
  for (const line of lines.map((each) => cut(each, units))) {
    const last = blocks.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= units) blocks[blocks.length - 1] = `${last}\n${line}`;
    else blocks.push(line);
  }
  return blocks;
}

/** `plain_text` knows no markup at all; what is a link or a mention stands in a block of its own. */
const slack: Renderer = (message, { mention, publicUrl }) => {
  const composition = compose(message, publicUrl);
  const lines = fitting(
    composition,
    (line) => withEnd(plain(line).length),
    (SLACK_BLOCKS / 2) * SLACK_BLOCK_UNITS,
    moreLine(message),
  );
  const foot = composition.foot
    .flat()
    .flatMap((span) => (span.kind === 'link' ? [`<${escapeSlack(span.href)}|${escapeSlack(span.text)}>`] : []));
  const body = lines.slice(0, lines.length - composition.foot.length).map(plain);
  const marked = [...mention.map(slackMention), ...foot].join(' ');
  return {
    payload: JSON.stringify({
      text: escapeSlack(cut(plain(titleOf(message)), SLACK_TEXT_UNITS)),
      blocks: [
        ...inBlocks(body, SLACK_BLOCK_UNITS).map((words) => ({
          type: 'section',
          text: { type: 'plain_text', text: words, emoji: false },
        })),
        { type: 'section', text: { type: 'mrkdwn', text: marked, verbatim: true } },
      ],
      unfurl_links: false,
      unfurl_media: false,
    }),
  };
};

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

const SUPPRESS_EMBEDS = 4;

const discord: Renderer = (message, { mention, publicUrl }) => {
  const calls = mention.length > 0 ? `${mention.map(discordMention).join(' ')}\n` : '';
  const lines = fitting(
    compose(message, publicUrl),
    (line) => withEnd(discordLine(line).length),
    DISCORD_UNITS - calls.length,
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

const htmlSpan = (span: Span): string => {
  const words = escapeHtml(span.text);
  if (span.kind === 'link') return `<a href="${escapeHtml(span.href)}">${words}</a>`;
  return { text: words, strong: `<strong>${words}</strong>`, name: `<code>${words}</code>` }[span.kind];
};
const plainWithLinks = (line: Line): string =>
  line.map((span) => (span.kind === 'link' ? `${span.text} <${span.href}>` : span.text)).join('');

const email: Renderer = (message, { publicUrl }) => {
  const lines = fitting(
    compose(message, publicUrl),
    (line) => withEnd(plainWithLinks(line).length),
    EMAIL_UNITS,
    moreLine(message),
  );
  return {
    subject: cut(`[Nawala] ${plain(titleOf(message))}`, SUBJECT_UNITS),
    payload: `${lines.map(plainWithLinks).join('\n')}\n`,
    html: `<div>${lines.map((line) => `<p>${line.map(htmlSpan).join('')}</p>`).join('\n')}</div>`,
  };
};

export function webhookBody(
  message: AlertMessage,
  publicUrl: string,
  shown: number = message.incidents.length,
): WebhookBodyDto {
  const { type, at, rule, brand, vantage, channel, incidents, total, language } = message;
  return {
    type,
    timestamp: at,
    data: {
      rule,
      brand,
      vantage,
      channel,
      incidents: incidents.slice(0, shown).map(({ id, domain, domainId, openedAt, closedAt, vantages }) => ({
        id,
        domain,
        openedAt,
        closedAt,
        vantages: vantages.map(({ reasonCode, reasonParams, reason, ...rest }) => ({
          ...rest,
          reason: reasonOf({ reason, reasonCode, reasonParams }, language),
        })),
        reason: vantages.map((each) => reasonOf(each, language)).find(Boolean) ?? null,
        url: domainUrl(publicUrl, domainId),
      })),
      total,
    },
  };
}

const webhook: Renderer = (message, { publicUrl }) => {
  for (let shown = message.incidents.length; ; shown = Math.floor(shown / 2)) {
    const payload = JSON.stringify(webhookBody(message, publicUrl, shown));
    if (shown === 0 || Buffer.byteLength(payload) <= WEBHOOK_BYTES) return { payload };
  }
};

/** Pure: the same message is the same text. */
export const RENDERERS: Readonly<Record<ChannelKind, Renderer>> = { telegram, slack, discord, email, webhook };
