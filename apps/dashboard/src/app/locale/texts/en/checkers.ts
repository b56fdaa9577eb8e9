/** The fleet of agents, and checks that somebody asks for. */
export const checkers = {
  'problem.CHECK_NOT_FOUND': 'There is no such check: they are kept for ten minutes.',
  'problem.NO_CHECKER': 'No checker that could be asked is connected now.',
} as const;
