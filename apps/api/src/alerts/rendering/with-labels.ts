import { labelOf, type Labels } from '../../labels/label-of';
import type { AlertMessage } from './message';

/** Networks by the names that people read, as those are at the moment of sending. */
export const withLabels = (message: AlertMessage, labels: Labels): AlertMessage => ({
  ...message,
  ...(message.vantage !== null && { vantageLabel: labelOf(labels, message.vantage) }),
  incidents: message.incidents.map((incident) => ({
    ...incident,
    vantages: incident.vantages.map((each) => ({ ...each, label: labelOf(labels, each.vantage) })),
  })),
});
