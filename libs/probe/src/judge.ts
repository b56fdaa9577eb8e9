import type { Reason } from '@nawala/rules/reasons';
import { decide, verdictOf } from './classify/classify';
import { PagesSeen } from './classify/pages-seen';
import { reasonOf } from './classify/reasons';
import type { Facts, Neutral, Verdict } from './classify/verdict';
import { whatIsMissing } from './classify/what-is-missing';
import { consult, type Controls } from './control/consult';
import type { ControlAnswer } from './control/control-report';
import type { Fingerprint } from './fingerprints/fingerprint';
import type { MeasureTools } from './measure/context';
import { measure } from './measure/measure';
import { Names } from './measure/names';
import type { Observations, Witness } from './observations';
import type { Target } from './target';
import { askWitness } from './witness/ask-witness';
import { Remembered } from './witness/remembered';

interface JudgeOptions {
  tools: MeasureTools;
  controls: Controls;
  fingerprints: readonly Fingerprint[];
  /** A name that is surely free. */
  neutral: string;
}

export interface Judged {
  verdict: Verdict;
  control: ControlAnswer | null;
  witness: Witness | null;
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
  private readonly neutral: Remembered<Neutral | null>;

  constructor(private readonly options: JudgeOptions) {
    this.witness = new Remembered(() => askWitness(options.tools, forAll));
    this.neutral = new Remembered(() => this.seeNeutral());
  }

  /** Asks for names that cannot exist while the measurement still waits for late answers. */
  expectTrouble(): void {
    void this.witness.get();
  }

  async judge(target: Target, observations: Observations, signal: AbortSignal): Promise<Judged> {
    const { controls, fingerprints, tools } = this.options;
    const twins = this.pages.twinsOf(observations);
    let facts: Facts = { observations, fingerprints, twins };
    const missing = whatIsMissing(facts);
    if (!missing.witness) return this.judged(facts);
    const ask = () => consult(controls, target, observations, tools, signal);
    const [witness, early] = await Promise.all([this.witness.get(), missing.control ? ask() : null]);
    facts = { ...facts, witness };
    const needsControl = !missing.control && whatIsMissing(facts).control;
    const control = needsControl ? await ask() : early;
    facts = { ...facts, control };
    if (control?.report) this.pages.note(observations, control.report);
    const { status, confirmed } = decide(facts);
    const isAnomaly = status === 'blocked' && !confirmed;
    return this.judged(isAnomaly ? { ...facts, neutral: await this.neutral.get() } : facts);
  }

  /** A resolver that fails for a name that cannot exist may still know those that do. */
  async resolverProblem(): Promise<Reason | null> {
    const witness = await this.witness.renew();
    if (witness.kind !== 'broken') return null;
    const { tools, neutral } = this.options;
    const answers = await new Names({ ...tools, askSystem: undefined }, forAll).lookup(neutral);
    if (answers.some(({ addresses }) => addresses.length > 0)) return null;
    return reasonOf('resolver.broken', { resolver: witness.resolver, how: witness.how });
  }

  private judged(facts: Facts): Judged {
    const { control = null, witness = null } = facts;
    return { verdict: verdictOf(decide(facts), facts), control, witness };
  }

  /** Null where nobody outside can be asked: then it proves nothing. */
  private async seeNeutral(): Promise<Neutral | null> {
    const { tools, controls, neutral: name } = this.options;
    if (!controls.service && !controls.doh) return null;
    const target: Target = { input: `http://${name}/`, host: name, urls: [`http://${name}/`] };
    const observations = await measure(target, { ...tools, askSystem: undefined }, forAll);
    const answer = await consult(controls, target, observations, tools, forAll);
    const [here, outside] = [observations.urls[0], answer?.report?.urls[0]];
    return here && outside ? { name, here, outside } : null;
  }
}
