import type { AlertLanguage } from '@nawala/contracts';
import { sayReason } from '@nawala/rules/reasons';
import { displayNameOf } from '../../common/display-name';
import { sayDuration, sayNumber, sayTime } from './times';
import type { AlertMessage, MessageIncident, MessageVantage } from './message';
import { type Composition, type Line, link, name, strong, text } from './spans';
import { WORDS } from './words';

/** Vantages that one line names. */
const MAX_VANTAGES = 3;

const METHODS = { dns: 'DNS', tcp: 'TCP', tls: 'TLS', http: 'HTTP', list: 'list', custom: 'custom' } as const;

/** A message as lines of a language, before any channel formats them. */
export function compose(message: AlertMessage, publicUrl: string): Composition {
  const { items, further } = itemsOf(message, publicUrl);
  return { head: [titleOf(message), ...detailOf(message)], items, further, foot: [footOf(message, publicUrl)] };
}

const joined = (parts: readonly Line[], between: string): Line =>
  parts.flatMap((part, index) => (index === 0 ? part : [text(between), ...part]));

/** `Aurora: ` in front, where all are of one brand. */
const ofBrand = ({ brand }: AlertMessage): Line => (brand ? [name(brand.name), text(': ')] : []);

export function titleOf(message: AlertMessage): Line {
  const { type, language, total, incidents, acknowledged, channel } = message;
  const vantage = message.vantageLabel ?? message.vantage ?? '';
  const words = WORDS[language];
  const single = total === 1 ? incidents[0] : undefined;
  const about = (one: string, many: (count: number) => string): Line =>
    single
      ? [...ofBrand(message), name(displayNameOf(single.domain)), strong(` ${one}`)]
      : [...ofBrand(message), strong(many(total))];
  switch (type) {
    case 'incident.opened':
      return about(words.isBlocked, words.blocked);
    case 'incident.closed':
      return about(words.isUnblocked, words.unblocked);
    case 'incident.flapping':
      return about(words.flappingOne(single?.blocked ?? true), words.flapping);
    case 'incident.acknowledged':
      return single
        ? [
            ...ofBrand(message),
            name(acknowledged?.by ?? ''),
            strong(` ${words.takenOne} `),
            name(displayNameOf(single.domain)),
          ]
        : [...ofBrand(message), name(acknowledged?.by ?? ''), strong(` ${words.taken(total)}`)];
    case 'checker.silent':
      return [name(vantage), strong(` ${words.silent}`)];
    case 'checker.back':
      return [name(vantage), strong(` ${words.back}`)];
    case 'checker.blind':
      return [name(vantage), strong(` ${words.blind}`)];
    case 'channel.failing':
      return [strong(`${words.channelFails[0]} `), name(channel?.name ?? '')];
    case 'digest':
      return [strong(words.digest(sayNumber(language, total)))];
    case 'test':
      return [strong(words.test)];
  }
}

function detailOf({ type, language, zone, since, acknowledged, failure, total }: AlertMessage): Line[] {
  const words = WORDS[language];
  const lines: Line[] = [];
  if (since !== null) lines.push([text(words.since(sayTime(language, zone, since)))]);
  if (acknowledged && acknowledged.note !== '') lines.push([name(acknowledged.note)]);
  if (failure !== null) lines.push([name(failure)]);
  if (type === 'digest' && total === 0) lines.push([text(words.digestNone)]);
  if (type === 'test') lines.push([text(words.testDetail)]);
  return lines;
}

function itemsOf(message: AlertMessage, publicUrl: string): Pick<Composition, 'items' | 'further'> {
  const { digest, incidents, total, language } = message;
  const words = WORDS[language];
  if (message.type === 'digest') {
    const number = (count: number) => sayNumber(language, count);
    const items = digest.map(({ brand, blocked, fresh }) => [
      name(brand.name),
      text(`: ${words.digestBrand(number(blocked), number(fresh))}`),
    ]);
    return { items, further: 0 };
  }
  return { items: incidents.map((each) => incidentLine(message, each, publicUrl)), further: total - incidents.length };
}

const separator = ' · ';

function incidentLine(message: AlertMessage, incident: MessageIncident, publicUrl: string): Line {
  const { language, zone, type, brand } = message;
  const words = WORDS[language];
  const parts: Line[] = [[link(displayNameOf(incident.domain), domainUrl(publicUrl, incident.domainId))]];
  if (!brand && incident.brand) parts.push([name(incident.brand.name)]);
  if (incident.vantages.length > 0) parts.push(vantagesLine(message, incident.vantages));
  if (type === 'incident.opened' || type === 'incident.flapping') parts.push(...howOf(message, incident));
  const { openedAt, closedAt } = incident;
  parts.push([text(words.since(sayTime(language, zone, openedAt)))]);
  if (closedAt !== null) {
    const lasted = Date.parse(closedAt) - Date.parse(openedAt);
    const [from, to] = [sayTime(language, zone, openedAt), sayTime(language, zone, closedAt)];
    parts.splice(-1, 1, [text(`${words.lasted(sayDuration(language, lasted))}, ${from} – ${to}`)]);
  }
  return joined(parts, separator);
}

function vantagesLine({ language }: AlertMessage, vantages: readonly MessageVantage[]): Line {
  const named = vantages.slice(0, MAX_VANTAGES).map(({ vantage, label }): Line => [name(label ?? vantage)]);
  const rest = vantages.length - named.length;
  return [...joined(named, ', '), ...(rest > 0 ? [text(` ${WORDS[language].others(sayNumber(language, rest))}`)] : [])];
}

/** In the language where the checker gave a code that is known, else in its own words. */
export const reasonOf = (
  { reason, reasonCode, reasonParams }: Pick<MessageVantage, 'reason' | 'reasonCode' | 'reasonParams'>,
  language: AlertLanguage,
): string | null => (reasonCode !== null && sayReason(reasonCode, reasonParams ?? {}, language)) || reason;

/** How the first vantage that still sees it knows. */
function howOf({ language }: AlertMessage, { vantages }: MessageIncident): Line[] {
  const seen = vantages.find(({ status }) => status === 'ada') ?? vantages[0];
  if (!seen) return [];
  const { method, confirmed } = seen;
  const how = [...(method ? [METHODS[method]] : []), ...(confirmed ? [WORDS[language].confirmed] : [])].join(', ');
  const said = reasonOf(seen, language);
  return [...(how === '' ? [] : [[text(how)]]), ...(said ? [[name(said)]] : [])];
}

export const domainUrl = (publicUrl: string, domainId: string): string => `${publicUrl}/domains/${domainId}`;

/** The states in which the list shows what a message is about. */
const STATE_OF: Partial<Record<AlertMessage['type'], string>> = {
  'incident.closed': 'closed',
  'incident.acknowledged': 'acknowledged',
};

/** The page that shows what the message is about: the domain's own, or the list under a filter. */
export function listUrl({ type, brand, incidents, total }: AlertMessage, publicUrl: string): string {
  const [first] = incidents;
  if (total === 1 && first) return domainUrl(publicUrl, first.domainId);
  const code: Record<string, string> = brand ? { brand: brand.code } : {};
  if (type === 'digest') return `${publicUrl}/domains?${new URLSearchParams({ status: 'ada', ...code })}`;
  if (!type.startsWith('incident.')) return `${publicUrl}/`;
  const state = STATE_OF[type];
  return `${publicUrl}/incidents?${new URLSearchParams({ ...(state && { state }), ...code })}`.replace(/\?$/, '');
}

function footOf(message: AlertMessage, publicUrl: string): Line {
  const { openDomain, openList, openDashboard } = WORDS[message.language];
  const isList = message.type.startsWith('incident.') || message.type === 'digest';
  const words = isList ? (message.total === 1 && message.incidents.length > 0 ? openDomain : openList) : openDashboard;
  return [link(words, listUrl(message, publicUrl))];
}

export const moreLine =
  ({ language }: AlertMessage) =>
  (count: number): Line => [text(WORDS[language].more(sayNumber(language, count)))];
