interface Stage {
  stage: string;
  indexName?: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}
const stagesOf = (plan: Stage): string[] => [
  plan.stage,
  ...[plan.inputStage ?? [], plan.inputStages ?? []].flat().flatMap(stagesOf),
];

/** The stages of a plan, from what `explain('queryPlanner')` gave. */
export const planIn = (explained: unknown): string[] =>
  stagesOf((explained as { queryPlanner: { winningPlan: Stage } }).queryPlanner.winningPlan);
