import type { WebhookBodyDto } from '@nawala/contracts';
import { displayNameOf } from '../../../common/display-name';
import { domainUrl, reasonOf } from '../compose';
import type { AlertMessage } from '../message';
import type { Format } from './format';

const MOST_BYTES = 60 * 1024;

export function webhookBody(
  message: AlertMessage,
  publicUrl: string,
  shown: number = message.incidents.length,
): WebhookBodyDto {
  const { type, at, rule, brand, vantage, vantageLabel = vantage, channel, incidents, total, language } = message;
  return {
    type,
    timestamp: at,
    data: {
      rule,
      brand,
      vantage,
      vantageLabel,
      channel,
      incidents: incidents.slice(0, shown).map(({ id, domain, domainId, openedAt, closedAt, vantages }) => ({
        id,
        domain,
        displayName: displayNameOf(domain),
        openedAt,
        closedAt,
        vantages: vantages.map(({ vantage, label = vantage, reasonCode, reasonParams, reason, ...rest }) => ({
          vantage,
          label,
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

/** Of a message that is too large, half as many domains, until it fits: `total` says how many there are. */
export const webhook: Format = (message, { publicUrl }) => {
  for (let shown = message.incidents.length; ; shown = Math.floor(shown / 2)) {
    const payload = JSON.stringify(webhookBody(message, publicUrl, shown));
    if (shown === 0 || Buffer.byteLength(payload) <= MOST_BYTES) return { payload };
  }
};
