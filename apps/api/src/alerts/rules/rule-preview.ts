import {
  CHANNEL_KINDS,
  type CreateRuleDto,
  type MessageType,
  type RuleEvent,
  type RulePreviewDto,
} from '@nawala/contracts';
import type { Labels } from '../../labels/label-of';
import { compose } from '../rendering/compose';
import { FORMATS } from '../rendering/formats';
import type { AlertMessage, MessageBrand, MessageIncident } from '../rendering/message';
import { plain } from '../rendering/spans';
import { blankMessage } from '../rendering/test-message';
import { withLabels } from '../rendering/with-labels';

const TYPES: Readonly<Record<RuleEvent, MessageType>> = {
  blocked: 'incident.opened',
  unblocked: 'incident.closed',
  'checker-silent': 'checker.silent',
  'checker-back': 'checker.back',
  'checker-blind': 'checker.blind',
  'channel-failing': 'channel.failing',
  digest: 'digest',
};

const HOUR_MS = 3_600_000;
const SAMPLES = ['shop', 'promo', 'play'];

function sampleIncident(
  label: string,
  brand: MessageBrand,
  vantages: readonly string[],
  now: Date,
  closed: boolean,
): MessageIncident {
  const since = new Date(now.getTime() - 2 * HOUR_MS).toISOString();
  return {
    id: '0'.repeat(24),
    domainId: '0'.repeat(24),
    domain: `${label}.${brand.code.toLowerCase()}.example`,
    brand,
    openedAt: since,
    closedAt: closed ? now.toISOString() : null,
    blocked: !closed,
    vantages: vantages.map((vantage) => ({
      vantage,
      status: closed ? 'tidak ada' : 'ada',
      since,
      method: 'dns',
      reason: null,
      reasonCode: null,
      reasonParams: null,
      confirmed: true,
    })),
  };
}

/** What the rule would say of invented domains of that brand. */
export function sampleMessage(event: RuleEvent, rule: CreateRuleDto, brand: MessageBrand, now: Date): AlertMessage {
  const type = TYPES[event];
  const vantages = rule.vantages.length > 0 ? rule.vantages : ['telkom'];
  const isIncident = type.startsWith('incident.');
  return blankMessage({
    type,
    language: rule.language,
    zone: rule.zone,
    at: now.toISOString(),
    rule: { id: '0'.repeat(24), name: rule.name },
    brand: isIncident ? brand : null,
    vantage: type.startsWith('checker.') ? (vantages[0] ?? null) : null,
    channel: type === 'channel.failing' ? { id: '0'.repeat(24), name: 'Slack' } : null,
    incidents: isIncident
      ? SAMPLES.map((label) => sampleIncident(label, brand, vantages, now, type === 'incident.closed'))
      : [],
    total: isIncident || type === 'digest' ? SAMPLES.length : 0,
    since: isIncident || type === 'digest' ? null : new Date(now.getTime() - HOUR_MS).toISOString(),
    failure: type === 'channel.failing' ? 'channel_is_archived' : null,
    digest: type === 'digest' ? [{ brand, blocked: SAMPLES.length, fresh: 1 }] : [],
  });
}

/** Each event of the rule in each kind of channel. */
export function previewOf(
  rule: CreateRuleDto,
  brand: MessageBrand,
  labels: Labels,
  publicUrl: string,
  now: Date,
): RulePreviewDto {
  const messages = rule.on.flatMap((event) => {
    const message = withLabels(sampleMessage(event, rule, brand, now), labels);
    const { head, items, foot } = compose(message, publicUrl);
    const text = [...head, ...items, ...foot].map(plain).join('\n');
    return CHANNEL_KINDS.map((kind) => {
      const { payload, subject = null, html } = FORMATS[kind](message, { mention: [], publicUrl });
      return { event, kind, subject, text, body: html ?? payload };
    });
  });
  return { messages };
}
