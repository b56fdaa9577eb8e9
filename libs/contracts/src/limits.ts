/** Lengths that a form, a body and the database agree on. Characters unless the name says otherwise. */
export const LIMITS = {
  afterSeconds: 86_400,
  agentName: 60,
  alertChannels: 50,
  alertName: 60,
  alertRules: 100,
  brandCode: 20,
  brandName: 60,
  /** Domains that are changed together and named one by one. */
  bulkIds: 2000,
  bulkUpdates: 1000,
  checkTargets: 50,
  description: 500,
  domainInput: 2048,
  email: 254,
  evidenceBytes: 4096,
  /** What one filter of the list may name; of tags no domain has more than `tags`. */
  filterBrands: 200,
  filterVantages: 60,
  historyBrands: 20,
  historyPoints: 2000,
  /** That one import makes. */
  importBrands: 1000,
  importLine: 20_000_000,
  importRows: 50_000,
  importShown: 1000,
  incidentIds: 2000,
  incidents: 200,
  keyName: 60,
  /** That are not revoked. */
  keys: 200,
  keyVantages: 50,
  /** Of more rows than `rowsAtOnce`, of one person: at the same time, and within a day, which is how long they are kept. */
  jobsRunning: 5,
  jobsKept: 100,
  mention: 64,
  mentions: 10,
  muteReason: 200,
  /** That one answer lists. */
  mutes: 1000,
  note: 200,
  pageSize: 200,
  passwordMax: 128,
  passwordMin: 12,
  reason: 200,
  reasonParam: 200,
  reasonParams: 10,
  recipients: 20,
  ruleBrands: 200,
  ruleVantages: 100,
  /** More are changed in the background. */
  rowsAtOnce: 1000,
  searchQuery: 200,
  searchWords: 12,
  stripHours: 2160,
  stripSlots: 120,
  strips: 200,
  tags: 20,
  transitions: 500,
  url: 2048,
  userName: 80,
  vantageLabel: 60,
  viewName: 60,
  viewQuery: 1000,
  views: 50,
  windowSeconds: 900,
} as const;

export const TAG_PATTERN = /^[a-z0-9-]{1,30}$/;
export const VANTAGE_PATTERN = /^[a-z0-9-]{1,40}$/;
export const REASON_CODE_PATTERN = /^[a-z0-9.-]{1,60}$/;
export const BRAND_CODE_PATTERN = /^[A-Za-z0-9-]{1,20}$/;
export const COLOR_PATTERN = /^#[0-9a-fA-F]{6}$/;
export const DEFAULT_BRAND_COLOR = '#0b6270';

/** As BotFather gives it: the bot's number, a colon, its secret. */
export const TELEGRAM_TOKEN_PATTERN = /^\d{3,20}:[A-Za-z0-9_-]{20,100}$/;
/** A person's number, a group's (negative), or a public channel's name. */
export const TELEGRAM_CHAT_PATTERN = /^(?:-?\d{1,19}|@[A-Za-z][A-Za-z0-9_]{3,31})$/;
export const DEFAULT_ZONE = 'Asia/Jakarta';
export const DEFAULT_WINDOW_SECONDS = 30;
