import { compose, moreLine, titleOf } from '../compose';
import { fitting, plain } from '../spans';
import { cut, type Format, withEnd } from './format';

/** What Slack takes, with a little room. */
const BLOCK_UNITS = 2900;
const BLOCKS = 40;
const TEXT_UNITS = 2900;

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
export const slack: Format = (message, { mention, publicUrl }) => {
  const composition = compose(message, publicUrl);
  const lines = fitting(
    composition,
    (line) => withEnd(plain(line).length),
    (BLOCKS / 2) * BLOCK_UNITS,
    moreLine(message),
  );
  const foot = composition.foot
    .flat()
    .flatMap((span) => (span.kind === 'link' ? [`<${escapeSlack(span.href)}|${escapeSlack(span.text)}>`] : []));
  const body = lines.slice(0, lines.length - composition.foot.length).map(plain);
  const marked = [...mention.map(slackMention), ...foot].join(' ');
  return {
    payload: JSON.stringify({
      text: escapeSlack(cut(plain(titleOf(message)), TEXT_UNITS)),
      blocks: [
        ...inBlocks(body, BLOCK_UNITS).map((words) => ({
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
