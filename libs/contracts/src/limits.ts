/** Lengths that a form, a body and the database agree on. Characters unless the name says otherwise. */
export const LIMITS = {
  brandCode: 20,
  brandName: 60,
  bulkUpdates: 1000,
  description: 500,
  domainInput: 2048,
  email: 254,
  evidenceBytes: 4096,
  note: 200,
  pageSize: 200,
  passwordMax: 128,
  passwordMin: 12,
  reason: 200,
  reasonParam: 200,
  reasonParams: 10,
  searchQuery: 200,
  tags: 20,
  transitions: 500,
  userName: 80,
} as const;

export const TAG_PATTERN = /^[a-z0-9-]{1,30}$/;
export const VANTAGE_PATTERN = /^[a-z0-9-]{1,40}$/;
export const REASON_CODE_PATTERN = /^[a-z0-9.-]{1,60}$/;
export const BRAND_CODE_PATTERN = /^[A-Za-z0-9-]{1,20}$/;
export const COLOR_PATTERN = /^#[0-9a-fA-F]{6}$/;
export const DEFAULT_BRAND_COLOR = '#0b6270';
