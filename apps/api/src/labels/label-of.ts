/** What vantages are shown as, by their names: those that somebody gave a label. */
export type Labels = ReadonlyMap<string, string>;

export const labelOf = (labels: Labels, vantage: string): string => labels.get(vantage) ?? vantage;
