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

const winning = (explained: unknown): Stage =>
  (explained as { queryPlanner: { winningPlan: Stage } }).queryPlanner.winningPlan;

const indexesOf = ({ indexName, inputStage, inputStages = [] }: Stage): string[] => [
  ...(indexName ? [indexName] : []),
  ...[inputStage ?? [], inputStages].flat().flatMap(indexesOf),
];

/** The names of the indexes that a plan reads. */
export const indexesIn = (explained: unknown): string[] => [...new Set(indexesOf(winning(explained)))];

/** The stages of a plan, from what `explain('queryPlanner')` gave. */
export const planIn = (explained: unknown): string[] => stagesOf(winning(explained));
