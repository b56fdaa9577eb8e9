export const domains = {
  'domain.title': 'Money site',
} as const;
