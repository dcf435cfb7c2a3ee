import type { Snapshot } from '../../answering/snapshot.ts';
import type { ChangePreview } from '../../replies/change-reply.ts';
import { countCorrections } from '../corrections/plan.ts';
import type { Moderator } from '../moderation.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { type ChangeContext, createTransition, removesIncident } from './apply.ts';
import { emptySnapshot, type KnowledgeChange, serverIdOf } from './change.ts';
import { assessImpact, type ChangeImpact } from './impact.ts';
import { compareOutcomes } from './outcome-comparison.ts';
import { summarizeWithheld } from './withheld-summary.ts';

/** Where the questions come from on which a change is tried. */
export type QuestionSets = {
  /** Those that come with the project for an incident. */
  readonly bundledQuestions: (incidentId: string) => readonly string[];
  /** What was asked on a server of late, as far as it is still known. */
  readonly recentQuestions: (serverId: string, incidentId: string) => Promise<readonly string[]>;
};

/** The state that a change takes the place of. */
export function snapshotBefore(activeKnowledge: MutableActiveKnowledge, change: KnowledgeChange): Snapshot {
  return activeKnowledge.resolve(serverIdOf(change), change.incidentId)?.snapshot ?? emptySnapshot(change.snapshot);
}

/** What one change does to the state in force. */
export function impactOf(activeKnowledge: MutableActiveKnowledge, change: KnowledgeChange): ChangeImpact {
  return assessImpact(snapshotBefore(activeKnowledge, change), change.snapshot);
}

/** Of several changes the one to tell of: that which loses much, or that of the incident followed here. */
export function primaryChange(
  activeKnowledge: MutableActiveKnowledge,
  changes: readonly [KnowledgeChange, ...KnowledgeChange[]],
  moderator: Moderator,
): KnowledgeChange {
  const channelIncidentId = activeKnowledge.forChannel(moderator).knowledge.incident.id;
  const largeDeletion = changes.find((change) => impactOf(activeKnowledge, change).isLargeDeletion);
  return largeDeletion ?? changes.find(({ incidentId }) => incidentId === channelIncidentId) ?? changes[0];
}

/** All that a moderator should know before putting changes in force: what the main one does, and which others come along. */
export async function buildPreview(
  context: ChangeContext & QuestionSets,
  changes: readonly [KnowledgeChange, ...KnowledgeChange[]],
  moderator: Moderator,
): Promise<Omit<ChangePreview, 'id' | 'step'>> {
  const { activeKnowledge, now, bundledQuestions, recentQuestions } = context;
  const change = primaryChange(activeKnowledge, changes, moderator);
  const { incidentId, snapshot } = change;
  const before = snapshotBefore(activeKnowledge, change);
  const ownComparison = await compareOutcomes(bundledQuestions(incidentId), before.answerer, snapshot.answerer);
  const recentComparison = await compareOutcomes(
    await recentQuestions(moderator.serverId, incidentId),
    before.answerer,
    snapshot.answerer,
  );
  return {
    kind: 'preview',
    incident: snapshot.knowledge.incident,
    baseline: activeKnowledge.activeRevision(serverIdOf(change), incidentId)?.name ?? 'nothing',
    ...assessImpact(before, snapshot),
    ...(ownComparison ? { bundledQuestions: ownComparison } : {}),
    ...(recentComparison ? { recentQuestions: recentComparison } : {}),
    ...(changes.length > 1
      ? { otherIncidentTitles: changes.filter((one) => one !== change).map(incidentTitleOf) }
      : {}),
    ...summarizeWithheld(createTransition(activeKnowledge, change, now()).after(moderator.serverId)),
    correctionCount: await countAllCorrections(context, changes),
  };
}

function incidentTitleOf({ snapshot }: KnowledgeChange): string {
  return snapshot.knowledge.incident.title;
}

async function countAllCorrections(
  { store, activeKnowledge, now, correctionDays }: ChangeContext,
  changes: readonly KnowledgeChange[],
): Promise<number> {
  const counts = changes
    .filter((change) => !removesIncident(activeKnowledge, change))
    .map((change) => countCorrections(store, createTransition(activeKnowledge, change, now()), correctionDays));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
