import type { ChangePreview } from '../../replies/change-reply.ts';
import { countCorrections } from '../corrections/plan.ts';
import { revisionName } from '../state/active-knowledge.ts';
import type { ChangeContext } from './apply.ts';
import { type ChangeSet, type KnowledgeChange, otherIncidentAt, toTransition } from './change-set.ts';
import { compareOutcomes } from './outcome-comparison.ts';
import { summarizeWithheld } from './withheld-summary.ts';

/** The questions whose outcomes are compared. */
export type QuestionSets = {
  /** The questions that come with the project for an incident. */
  readonly bundledQuestions: (incidentId: string) => readonly string[];
  /** Recent questions of a server, as far as they are still stored. */
  readonly recentQuestions: (serverId: string, incidentId: string) => Promise<readonly string[]>;
};

/** What a moderator should know before publishing: the impact of the primary change, and which other incidents change too. */
export async function buildPreview(
  context: ChangeContext & QuestionSets,
  { proposal: { moderator }, changes, primary }: ChangeSet,
): Promise<Omit<ChangePreview, 'id' | 'step'>> {
  const { activeKnowledge, now } = context;
  const { serverId } = moderator;
  return {
    kind: 'preview',
    incident: primary.after.knowledge.incident,
    baseline: primary.baseRevision ? revisionName(primary.baseRevision) : 'nothing',
    ...primary.impact,
    ...(await compareQuestionSets(context, primary, serverId)),
    ...(changes.length > 1
      ? { otherIncidentTitles: changes.filter((change) => change !== primary).map(incidentTitleOf) }
      : {}),
    ...summarizeWithheld(toTransition(activeKnowledge, primary, now()).after(serverId)),
    correctionCount: await countAllCorrections(context, changes),
    ...primary.publication,
    ...otherIncidentAt(activeKnowledge, moderator, primary.incidentId),
  };
}

async function compareQuestionSets(
  { bundledQuestions, recentQuestions }: QuestionSets,
  { incidentId, before, after }: KnowledgeChange,
  serverId: string,
): Promise<Pick<ChangePreview, 'bundledQuestions' | 'recentQuestions'>> {
  const compare = (questions: readonly string[]) => compareOutcomes(questions, before.answerer, after.answerer);
  const bundled = await compare(bundledQuestions(incidentId));
  const recent = await compare(await recentQuestions(serverId, incidentId));
  return { ...(bundled ? { bundledQuestions: bundled } : {}), ...(recent ? { recentQuestions: recent } : {}) };
}

function incidentTitleOf({ after }: KnowledgeChange): string {
  return after.knowledge.incident.title;
}

async function countAllCorrections(
  { store, activeKnowledge, now, correctionDays }: ChangeContext,
  changes: readonly KnowledgeChange[],
): Promise<number> {
  const counts = changes
    .filter(({ removesIncident }) => !removesIncident)
    .map((change) => countCorrections(store, toTransition(activeKnowledge, change, now()), correctionDays));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
