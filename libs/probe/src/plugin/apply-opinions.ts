import { LIMITS } from '@nawala/contracts';
import { REASON_CODES, type ReasonCode } from '@nawala/rules/reasons';
import { reasonOf } from '../classify/reasons';
import type { Verdict } from '../classify/verdict';
import { fitEvidence } from '../evidence/fit-evidence';
import { printable } from '../printable';
import type { PluginAnswer } from './ask-plugin';
import type { PluginOpinion } from './plugin';

/** What one plugin said, for the evidence. */
const note = ({ plugin, opinion, problem }: PluginAnswer) =>
  opinion
    ? { plugin, status: opinion.status, evidence: opinion.evidence }
    : { plugin, problem: printable(problem ?? '', 200) };

const hasOpinion = (answer: PluginAnswer): answer is PluginAnswer & { opinion: NonNullable<PluginAnswer['opinion']> } =>
  answer.opinion !== null;

/**
 * The user's own logic outweighs what the checker concluded, except for a known block page, which no opinion undoes.
 * Of several plugins the first with a verdict counts, one that says blocked before all others. Pure.
 */
export function applyOpinions(verdict: Verdict, answers: readonly PluginAnswer[]): Verdict {
  const notes = answers.filter(({ opinion, problem }) => opinion ?? problem).map(note);
  if (notes.length === 0) return verdict;
  const evidence = fitEvidence({ ...verdict.evidence, plugins: notes }, LIMITS.evidenceBytes);
  const opinions = answers.filter(hasOpinion);
  const chosen = opinions.find(({ opinion }) => opinion.status === 'blocked') ?? opinions[0];
  if (!chosen || verdict.confirmed) return { ...verdict, evidence };
  return { ...verdictOfOpinion(chosen.plugin, chosen.opinion), evidence };
}

/** An opinion as a verdict, whatever a plugin wrote into it; what it rests on apart. */
export function verdictOfOpinion(plugin: string, opinion: PluginOpinion): Omit<Verdict, 'evidence'> {
  const { status, method, reason, reasonCode, reasonParams } = opinion;
  return {
    status,
    method: method === 'list' ? 'list' : 'custom',
    reason: printable(String(reason ?? `${plugin} says ${status}`), LIMITS.reason),
    ...(isReasonCode(reasonCode) && { reasonCode, reasonParams: reasonOf(reasonCode, reasonParams).params }),
    confirmed: false,
    decided: null,
  };
}

const isReasonCode = (code: string | undefined): code is ReasonCode => REASON_CODES.some((known) => known === code);
