import {
  type FactFingerprint,
  fingerprintOf,
  normalizeText,
  removeWithholding,
  type Withholdings,
} from '../../answering/fact-fingerprint.ts';
import { type Snapshot, withheldView } from '../../answering/snapshot.ts';
import { citationKey, type Fact, findFact } from '../../knowledge/knowledge.ts';
import type { Reply, ReplyOf } from '../../replies/reply.ts';
import { planRetractions } from '../corrections/plan.ts';
import { findRemovedFacts } from '../corrections/removed-facts.ts';
import type { Changes, Location, Moderator } from '../moderation.ts';
import { recordAudit } from '../state/audit-log.ts';
import { saveWithholdings } from '../state/withheld-facts.ts';
import type { ChangeContext, ExclusiveRunner } from './apply.ts';

export type WithholdingOptions = ChangeContext & ExclusiveRunner;

type WithholdingChange = {
  readonly operation: ReplyOf<'withholding'>['operation'];
  readonly factId: string;
  readonly reason: string;
  /** All withholdings of the incident after the change. */
  readonly withholdings: Withholdings;
};

/** The result before Discord has the changed commands. */
type WithholdingResult = Omit<ReplyOf<'withholding'>, 'commandsFailed'> | ReplyOf<'notice'>;

/** Takes facts out of all answers, lists and quotations of a server, and restores them. */
export function createWithholdingActions(
  options: WithholdingOptions,
): Pick<Changes, 'withhold' | 'unwithhold' | 'findRemovedFacts'> {
  const { store, activeKnowledge, runExclusive } = options;

  const removedFacts = ({ serverId }: Pick<Location, 'serverId'>, snapshot: Snapshot) =>
    serverId === undefined ? Promise.resolve([]) : findRemovedFacts(store.answers, serverId, snapshot);

  /** Discord can be slow to accept commands, so they are registered outside the mutex. */
  const runAndRegisterCommands = async (
    moderator: Moderator,
    work: () => Promise<WithholdingResult>,
  ): Promise<Reply> => {
    // Loads the knowledge before the mutex, in which other servers would wait for it.
    await activeKnowledge.forChannel(moderator);
    const result = await runExclusive(work);
    if (result.kind === 'notice') return result;
    return { ...result, commandsFailed: !(await activeKnowledge.notifyListeners(moderator.serverId)) };
  };

  return {
    withhold: (moderator, factId, reason) =>
      runAndRegisterCommands(moderator, async () => {
        const snapshot = await activeKnowledge.forChannel(moderator);
        if (isWithheld(snapshot, factId)) return { kind: 'notice', notice: 'already-withheld' };
        const fact = findFact(snapshot.knowledge, factId);
        const fingerprint = fact
          ? fingerprintOf(fact, snapshot.knowledge.facts)
          : fingerprintOfRemoved(await removedFacts(moderator, snapshot), factId);
        if (!fingerprint) return { kind: 'notice', notice: 'no-such-fact' };
        const withholdings = new Map([...snapshot.withholdings, [factId, fingerprint]]);
        return applyWithholding(options, moderator, { operation: 'withheld', factId, reason, withholdings });
      }),
    unwithhold: (moderator, factId) =>
      runAndRegisterCommands(moderator, async () => {
        const snapshot = await activeKnowledge.forChannel(moderator);
        if (!isWithheld(snapshot, factId)) return { kind: 'notice', notice: 'not-withheld' };
        const withholdings = removeWithholding(snapshot, factId);
        return applyWithholding(options, moderator, { operation: 'restored', factId, reason: '', withholdings });
      }),
    findRemovedFacts: async (location) => removedFacts(location, await activeKnowledge.forChannel(location)),
  };
}

/** In this revision, or in an earlier one that had the fact. */
function isWithheld({ withheldFacts, withholdings }: Snapshot, factId: string): boolean {
  return withheldFacts.has(factId) || withholdings.has(factId);
}

/** Stores the change and its corrections in one transaction, then activates it. */
async function applyWithholding(
  { store, activeKnowledge, now, notifyOutbox }: ChangeContext,
  moderator: Moderator,
  { operation, factId, reason, withholdings }: WithholdingChange,
): Promise<WithholdingResult> {
  const { serverId, userId: moderatorId } = moderator;
  const incidentId = activeKnowledge.incidentAt(moderator);
  const full = await activeKnowledge.load(serverId, incidentId, ({ snapshot }) => snapshot);
  if (!full) return { kind: 'notice', notice: 'no-such-fact' };
  const before = activeKnowledge.viewFor(serverId, incidentId, full);
  const after = withheldView(full, withholdings);
  const createdAt = now();
  const correctionCount = await store.transaction(async (repositories) => {
    await saveWithholdings(
      repositories,
      { serverId, incidentId, moderatorId, createdAt, reason },
      { before: before.withholdings, after: withholdings },
    );
    await recordAudit(repositories, {
      ...{ serverId, moderatorId, createdAt },
      action: operation === 'withheld' ? 'withhold' : 'restore',
      detail: `${incidentId}: ${factId}${reason === '' ? '' : `. ${reason}`}`,
    });
    return planRetractions(repositories, {
      ...{ incidentId, serverId, activatedAt: createdAt },
      ...{ affects: (otherServerId) => otherServerId === serverId, before: () => before, after: () => after },
    });
  });
  activeKnowledge.setWithholdings(serverId, incidentId, withholdings);
  notifyOutbox();
  return {
    kind: 'withholding',
    operation,
    entry: factId,
    correctionCount,
    factsOnSameSentences:
      operation === 'withheld' ? factsSharingSentences(after, findFact(full.knowledge, factId)) : [],
    alsoAffectedFactIds: otherChangedFactIds(before, after, factId),
  };
}

/** Earlier answers contain the answer of a removed fact, but not its quotes. */
function fingerprintOfRemoved(
  removedFacts: readonly { readonly id: string; readonly answer: string }[],
  factId: string,
): FactFingerprint | undefined {
  const removed = removedFacts.find(({ id }) => id === factId);
  return removed && { answerText: normalizeText(removed.answer), quoteTexts: [], exemptFactIds: [] };
}

/** Other facts that are withheld or restored too, since they say the same. */
function otherChangedFactIds(before: Snapshot, after: Snapshot, factId: string): string[] {
  const [idsBefore, idsAfter] = [new Set(before.withheldFacts.keys()), new Set(after.withheldFacts.keys())];
  return [...idsBefore.symmetricDifference(idsAfter)].filter((id) => id !== factId);
}

/** Facts that still show a sentence of the withheld one; the moderator may have to withhold them too. */
function factsSharingSentences({ knowledge }: Snapshot, withheld: Fact | undefined): Fact[] {
  const sentences = new Set(withheld?.citations.map(citationKey));
  return knowledge.facts.filter(({ citations }) => citations.some((citation) => sentences.has(citationKey(citation))));
}
