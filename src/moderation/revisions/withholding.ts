import {
  type FactFingerprint,
  fingerprintOf,
  normalizeText,
  removeWithholding,
  type Withholdings,
} from '../../answering/fact-fingerprint.ts';
import { type Snapshot, withheldView } from '../../answering/snapshot.ts';
import { citationKey, type Fact, findFact, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Reply, ReplyOf } from '../../replies/reply.ts';
import { planRetractions } from '../corrections/plan.ts';
import { findRemovedFacts } from '../corrections/removed-facts.ts';
import type { Changes, Moderator } from '../moderation.ts';
import { recordAudit } from '../state/audit-log.ts';
import type { SnapshotTransition } from '../state/transition.ts';
import { saveWithholdings } from '../state/withheld-facts.ts';
import type { ChangeContext } from './apply.ts';

type Exclusive = { readonly runExclusive: <T>(work: () => Promise<T>) => Promise<T> };

/** What is withheld once it is done, and which fact it is about. */
type WithholdingChange = {
  readonly what: 'withheld' | 'restored';
  readonly factId: string;
  readonly reason: string;
  readonly withholdings: Withholdings;
};

/** What was done, before Discord has been told of the commands. */
type WithholdingResult = Omit<ReplyOf<'withholding'>, 'commandsFailed'> | ReplyOf<'notice'>;

/** Takes facts out of every surface of a server, and brings them back. */
export function createWithholdingActions(
  options: ChangeContext & Exclusive,
): Pick<Changes, 'withhold' | 'unwithhold' | 'findRemovedFacts'> {
  const { store, activeKnowledge, now, notifyOutbox, runExclusive } = options;

  const applyWithholding = async (
    moderator: Moderator,
    { what, factId, reason, withholdings }: WithholdingChange,
  ): Promise<WithholdingResult> => {
    const incidentId = activeKnowledge.forChannel(moderator).knowledge.incident.id;
    const { serverId } = moderator;
    const at = now();
    const active = activeKnowledge.resolve(serverId, incidentId);
    if (!active) return noticeReply('no-such-fact');
    const before = activeKnowledge.forIncident(serverId, incidentId) ?? active.snapshot;
    const after = withheldView(active.snapshot, withholdings);
    const transition: SnapshotTransition = {
      ...{ incidentId, serverId, activatedAt: at },
      ...{ affects: (otherServerId) => otherServerId === serverId, before: () => before, after: () => after },
    };
    const action = what === 'withheld' ? 'withhold' : 'restore';
    const corrections = await store.transaction(async (repositories) => {
      await saveWithholdings(
        repositories,
        { serverId, incidentId, moderatorId: moderator.userId, createdAt: at, reason },
        [before.withholdings, withholdings],
      );
      const detail = `${incidentId}: ${factId}${reason === '' ? '' : `. ${reason}`}`;
      await recordAudit(repositories, { serverId, moderatorId: moderator.userId, createdAt: at, action, detail });
      return planRetractions(repositories, transition);
    });
    activeKnowledge.setWithholdings(serverId, incidentId, withholdings);
    notifyOutbox();
    const sharing =
      what === 'withheld' ? factsSharingSentences(after, findFact(active.snapshot.knowledge, factId)) : [];
    return {
      kind: 'withholding',
      operation: what,
      entry: factId,
      correctionCount: corrections,
      factsOnSameSentences: sharing,
      alsoAffectedFactIds: otherChangedFactIds(before, after, factId),
    };
  };

  /** Discord may take long to take the commands, and nobody else's change has to wait for that. */
  const registerCommandsAndReply = async ({ serverId }: Moderator, result: WithholdingResult): Promise<Reply> =>
    result.kind === 'notice'
      ? result
      : { ...result, commandsFailed: !(await activeKnowledge.notifyListeners(serverId)) };

  const removedFacts = ({ serverId }: { serverId: string | undefined }, snapshot: Snapshot) =>
    serverId === undefined ? Promise.resolve([]) : findRemovedFacts(store.answers, serverId, snapshot);

  return {
    withhold: async (moderator, factId, reason) =>
      registerCommandsAndReply(
        moderator,
        await runExclusive(async () => {
          const snapshot = activeKnowledge.forChannel(moderator);
          if (snapshot.withheldFacts.has(factId) || snapshot.withholdings.has(factId))
            return noticeReply('already-withheld');
          const fingerprint =
            fingerprintInKnowledge(snapshot.knowledge, factId) ??
            fingerprintOfRemoved(await removedFacts(moderator, snapshot), factId);
          if (!fingerprint) return noticeReply('no-such-fact');
          const withholdings = new Map([...snapshot.withholdings, [factId, fingerprint]]);
          return applyWithholding(moderator, { what: 'withheld', factId, reason, withholdings });
        }),
      ),
    unwithhold: async (moderator, factId) =>
      registerCommandsAndReply(
        moderator,
        await runExclusive(async () => {
          const snapshot = activeKnowledge.forChannel(moderator);
          // A fact that this revision does not have can be withheld all the same: it was in an earlier one.
          if (!snapshot.withheldFacts.has(factId) && !snapshot.withholdings.has(factId))
            return noticeReply('not-withheld');
          return applyWithholding(moderator, {
            what: 'restored',
            factId,
            reason: '',
            withholdings: removeWithholding(snapshot, factId),
          });
        }),
      ),
    findRemovedFacts: (location) => removedFacts(location, activeKnowledge.forChannel(location)),
  };
}

function noticeReply(notice: ReplyOf<'notice'>['notice']): ReplyOf<'notice'> {
  return { kind: 'notice', notice };
}

function fingerprintInKnowledge({ facts }: Knowledge, factId: string): FactFingerprint | undefined {
  const fact = facts.find((one) => one.id === factId);
  return fact && fingerprintOf(fact, facts);
}

/** Of a fact that is gone, earlier answers have the words alone. */
function fingerprintOfRemoved(
  removedFacts: readonly { readonly id: string; readonly answer: string }[],
  id: string,
): FactFingerprint | undefined {
  const found = removedFacts.find((one) => one.id === id);
  return found && { answerText: normalizeText(found.answer), quoteTexts: [], exemptFactIds: [] };
}

/** Facts that go or come with this one, since they say the same. */
function otherChangedFactIds(before: Snapshot, after: Snapshot, factId: string): string[] {
  const [withheldBefore, withheldAfter] = [[...before.withheldFacts.keys()], [...after.withheldFacts.keys()]];
  const changed = [
    ...withheldBefore.filter((one) => !after.withheldFacts.has(one)),
    ...withheldAfter.filter((one) => !before.withheldFacts.has(one)),
  ];
  return changed.filter((one) => one !== factId);
}

/** Facts that are still told and quote the same sentences: whoever withholds for the sentence's sake has to think of them too. */
function factsSharingSentences({ knowledge }: Snapshot, withheld: Fact | undefined): Fact[] {
  const sentences = new Set(withheld?.citations.map(citationKey));
  return knowledge.facts.filter(({ citations }) => citations.some((one) => sentences.has(citationKey(one))));
}
