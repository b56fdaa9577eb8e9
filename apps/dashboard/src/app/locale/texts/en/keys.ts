/** What can go wrong with a key of checkers and scripts. */
export const keys = {
  'problem.KEY_NOT_FOUND': 'There is no such key.',
  'problem.KEY_REVOKED': 'This key was revoked, and stays so. Create a new one.',
  'problem.KEY_TAKEN': 'Another key is called {{name}} already.',

  'rule.scopes.arrayMinSize': 'Choose at least one: report or read',
  'rule.scopes.isIn': 'Choose report, read or both',
  'rule.expiresAt.isInstantOrNull': 'Choose a time, or never',
  'rule.expiresAt.later': 'Choose a time that is still to come',
} as const;
