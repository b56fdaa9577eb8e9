/** What the sentence of a reason names: few, short and flat. */
export type ReasonParams = Readonly<Record<string, string | number | boolean>>;
