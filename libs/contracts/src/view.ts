/** A list query that somebody saved under a name. */
export interface ViewDto {
  id: string;
  name: string;
  /** Query string of `GET /api/domains` without page and limit. */
  query: string;
  /** Everybody sees it. */
  shared: boolean;
  /** Made by whoever asks. */
  own: boolean;
  /** What whoever asks begins with. */
  start: boolean;
  /** How many domains match; at most 10 seconds old. */
  total: number;
}
