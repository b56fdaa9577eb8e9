/** What goes to one channel: already in its own format and limits. */
export interface RenderedMessage {
  /** Telegram: HTML. Slack, Discord, webhook: JSON. E-mail: the plain text. */
  payload: string;
  /** E-mail alone. */
  subject?: string;
  html?: string;
}
