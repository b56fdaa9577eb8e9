import type { Reason } from '@nawala/rules/reasons';
import { sameSite } from './address/same-site';
import { decide, judgeUrls, verdictOf } from './classify/classify';
import type { Judgement } from './classify/judge-url';
import { PagesSeen } from './classify/pages-seen';
import { reasonOf } from './classify/reasons';
import type { Facts, Neutral, Verdict } from './classify/verdict';
import { whatIsMissing, type Missing } from './classify/what-is-missing';
import { consult, dialledBy, type Controls } from './control/consult';
import type { ControlAnswer } from './control/control-report';
import type { Fingerprint } from './fingerprints/fingerprint';
import type { Company } from './measure/company';
import type { MeasureTools } from './measure/context';
import { measure } from './measure/measure';
import { Names } from './measure/names';
import type { Observations, Witness } from './observations';
import type { Target } from './target';
import { undisturbed } from './undisturbed';
import { askWitness } from './witness/ask-witness';
import { Remembered } from './witness/remembered';

interface JudgeOptions {
  tools: MeasureTools;
  controls: Controls;
  fingerprints: readonly Fingerprint[];
  /** Names that are surely free, of two sites at least: none can tell of itself. */
  neutral: readonly string[];
}

export interface Judged {
  verdict: Verdict;
  control: ControlAnswer | null;
  witness: Witness | null;
}

function judged(facts: Facts, judgements: readonly Judgement[]): Judged {
  const { control = null, witness = null } = facts;
  return { verdict: verdictOf(decide(facts, judgements), facts), control, witness };
}

/** Shared answers belong to no single check, and so none calls them off; their own deadlines end them. */
const forAll = new AbortController().signal;

/**
 * Hears whoever is needed before what was seen becomes a verdict: the control, names that cannot exist, and before an
 * anomaly is called blocked a name that is surely free. All but the control are shared by the checks of a minute.
 */
export class Judge {
  private readonly pages = new PagesSeen();
  private readonly witness: Remembered<Witness>;
  private readonly neutrals: { name: string; seen: Remembered<Neutral | null> }[];

  constructor(private readonly options: JudgeOptions) {
    this.witness = new Remembered(() => askWitness(options.tools, forAll));
    this.neutrals = options.neutral.map((name) => ({ name, seen: new Remembered(() => this.seeNeutral(name)) }));
  }

  /** Asks for names that cannot exist while the measurement still waits for late answers. */
  expectTrouble(): void {
    void this.witness.get();
  }

  async judge(target: Target, observations: Observations, signal: AbortSignal, company: Company): Promise<Judged> {
    const first: Facts = {
      observations,
      fingerprints: this.options.fingerprints,
      twins: this.pages.twinsOf(observations),
    };
    const judgements = judgeUrls(first);
    const missing = whatIsMissing(judgements);
    if (!missing.witness) return judged(first, judgements);
    const ask = () => this.askControl(target, observations, signal, company);
    const facts = await this.hear(first, missing, ask);
    /** A resolver that says no as it must changes nothing of what was judged without it. */
    const isNew = facts.control || facts.witness?.kind !== 'denies';
    const again = isNew ? judgeUrls(facts) : judgements;
    const { status, confirmed } = decide(facts, again);
    const isAnomaly = status === 'blocked' && !confirmed;
    return judged(isAnomaly ? { ...facts, neutral: await this.neutralFor(target) } : facts, again);
  }

  /** The witness, and the control unless what the resolver said holds beside what it says of names that cannot exist. */
  private async hear(first: Facts, missing: Missing, ask: () => Promise<ControlAnswer | null>): Promise<Facts> {
    const { observations } = first;
    const [witness, early] = await Promise.all([this.witness.get(), missing.control ? ask() : null]);
    const facts = { ...first, witness };
    const isShaken = !missing.control && witness.kind !== 'denies' && whatIsMissing(judgeUrls(facts)).control;
    const control = isShaken ? await ask() : early;
    if (control?.report) this.pages.note(observations, control.report);
    return { ...facts, control };
  }

  private askControl(
    target: Target,
    observations: Observations,
    signal: AbortSignal,
    company: Company,
  ): Promise<ControlAnswer | null> {
    const { controls, tools } = this.options;
    const key = dialledBy(observations).toSorted().join(' ');
    return company.controls.do(key, () => consult(controls, target, observations, tools, signal));
  }

  /** A resolver that fails for a name that cannot exist may still know those that do. */
  async resolverProblem(): Promise<Reason | null> {
    const witness = await this.witness.renew();
    if (witness.kind !== 'broken') return null;
    const { tools, neutral } = this.options;
    const names = new Names({ ...tools, askSystem: undefined }, forAll);
    const answers = await Promise.all(neutral.map((name) => names.lookup(name)));
    if (answers.flat().some(({ addresses }) => addresses.length > 0)) return null;
    return reasonOf('resolver.broken', { resolver: witness.resolver, how: witness.how });
  }

  /** The first that is no name of the target's own site. */
  private async neutralFor({ host }: Target): Promise<Neutral | null> {
    return (await this.neutrals.find(({ name }) => !sameSite(name, host))?.seen.get()) ?? null;
  }

  /** Null where nobody outside can be asked: then it proves nothing. */
  private async seeNeutral(name: string): Promise<Neutral | null> {
    const { tools, controls } = this.options;
    if (!controls.service && !controls.doh) return null;
    const target: Target = { input: name, host: name, urls: [`https://${name}/`, `http://${name}/`] };
    const look = async () => {
      const observations = await measure(target, { ...tools, askSystem: undefined }, forAll);
      return { observations, answer: await consult(controls, target, observations, tools, forAll) };
    };
    const { observations, answer } = (await undisturbed(look)).value;
    return answer?.report ? { name, observations, control: answer } : null;
  }
}
