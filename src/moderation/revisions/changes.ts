import type { ChangeApplied, ChangePreview } from '../../replies/change-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { operator } from '../../store/store.ts';
import type { Changes, Moderator } from '../moderation.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { ownRevisionNote, summarizeActiveWithheld } from './active-withheld.ts';
import { applyChanges, type ChangeContext } from './apply.ts';
import { type KnowledgeChange, parseServable, serverIdOf } from './change.ts';
import { createPendingPreviews, type PendingProposal } from './pending-previews.ts';
import { buildPreview, impactOf, primaryChange, type QuestionSets } from './preview.ts';
import {
  type Proposal,
  type ProposalOptions,
  proposeFile,
  proposeFolder,
  proposeFollowOperator,
  proposeRollback,
  refusedReply,
} from './proposals.ts';
import { createWithholdingActions } from './withholding.ts';

export type ChangeOptions = ChangeContext &
  QuestionSets &
  ProposalOptions & {
    /** Runs one change after the other. */
    readonly runExclusive: <T>(work: () => Promise<T>) => Promise<T>;
  };

/** What came of a turn: something to say, or a change that is in force and that Discord has yet to hear of. */
type TurnResult = Reply | AppliedChange;
type AppliedChange = {
  readonly kind: 'applied';
  readonly reply: Omit<ChangeApplied, 'commandsFailed'>;
  readonly serverId: string | undefined;
};

export function createChanges(options: ChangeOptions): Changes {
  const { activeKnowledge, runExclusive, now } = options;
  const previews = createPendingPreviews(now);
  const includesLargeDeletion = (changes: readonly KnowledgeChange[]) =>
    changes.some((change) => impactOf(activeKnowledge, change).isLargeDeletion);

  /** What a wish comes to by now, and what that is compared with. Nothing may come into force meanwhile. */
  const build = async (proposal: Proposal): Promise<PendingProposal | Reply> => {
    const result = await proposal.build();
    if ('reply' in result) return result.reply;
    return {
      ...proposal,
      changes: result.changes,
      baseVersions: result.changes.map((change) => baseVersion(activeKnowledge, change)),
    };
  };
  /** Shows what would change, and keeps it until the moderator has decided. */
  const showPreview = async (pending: PendingProposal | Reply, step: ChangePreview['step']): Promise<Reply> => {
    if ('kind' in pending) return pending;
    const preview = await buildPreview(options, pending.changes, pending.moderator);
    return { ...preview, id: previews.add(pending), step };
  };
  const previewProposal = async (proposal: Proposal): Promise<Reply> =>
    showPreview(await runExclusive(() => build(proposal)), 'first');

  const apply = async ({ moderator, trigger, changes }: PendingProposal): Promise<AppliedChange> => {
    const primary = primaryChange(activeKnowledge, changes, moderator);
    const { difference } = impactOf(activeKnowledge, primary);
    const applied = await applyChanges(options, changes, { moderatorId: moderator.userId, action: trigger });
    const revision = applied[changes.indexOf(primary)]?.revision;
    const reply = {
      kind: 'change-applied' as const,
      how: trigger,
      ...(revision === undefined ? {} : { revision }),
      ...(trigger === 'reload' ? ownRevisionNote(activeKnowledge, moderator, primary.incidentId) : {}),
      difference,
      knowledge: primary.snapshot.knowledge,
      ...summarizeActiveWithheld(activeKnowledge, moderator, primary.incidentId),
      correctionCount: applied.reduce((sum, { correctionCount }) => sum + correctionCount, 0),
    };
    return { kind: 'applied', reply, serverId: serverIdOf(primary) };
  };

  /** Discord may be slow to take commands, and nobody else's change should wait for that. */
  const registerCommandsAndReply = async (result: TurnResult): Promise<Reply> =>
    result.kind === 'applied'
      ? { ...result.reply, commandsFailed: !(await activeKnowledge.notifyListeners(result.serverId)) }
      : result;

  /** What waits under this id, if it is this moderator's. */
  const findPending = (moderator: Moderator, id: string): PendingProposal | Reply => {
    const pending = previews.find(id);
    if (!pending) return { kind: 'notice', notice: 'preview-expired' };
    const isTheirs = pending.moderator.userId === moderator.userId && pending.moderator.serverId === moderator.serverId;
    return isTheirs ? pending : { kind: 'notice', notice: 'preview-of-another' };
  };

  const confirmPending = async (
    moderator: Moderator,
    id: string,
    largeDeletionConfirmed: boolean,
  ): Promise<TurnResult> => {
    const pending = findPending(moderator, id);
    if ('kind' in pending) return pending;
    if (pending.changes.some((change, index) => baseVersion(activeKnowledge, change) !== pending.baseVersions[index]))
      return showPreview(await build(pending), 'rebased');
    if (includesLargeDeletion(pending.changes) && !largeDeletionConfirmed) return showPreview(pending, 'confirm');
    const applied = await apply(pending);
    previews.remove(id);
    return applied;
  };

  return {
    async reload(moderator) {
      const proposal = proposeFolder(options, moderator);
      const result = await runExclusive(async (): Promise<TurnResult> => {
        const pending = await build(proposal);
        if ('kind' in pending) return pending.kind === 'notice' ? unchangedReload(activeKnowledge, moderator) : pending;
        return includesLargeDeletion(pending.changes) ? showPreview(pending, 'first') : apply(pending);
      });
      return registerCommandsAndReply(result);
    },
    async upload(moderator, bytes, note) {
      const parsed = parseServable(bytes, 'upload', options.parsePolicy);
      if ('problems' in parsed) return refusedReply(parsed.problems);
      const { id: incidentId } = parsed.knowledge.incident;
      return previewProposal(proposeFile(options, moderator, { incidentId, bytes, origin: 'upload', note }));
    },
    propose: (moderator, file) => previewProposal(proposeFile(options, moderator, file)),
    async rollback(moderator, revisionId) {
      const proposal =
        revisionId === 0
          ? proposeFollowOperator(options, moderator)
          : await proposeRollback(options, moderator, revisionId);
      return proposal ? previewProposal(proposal) : { kind: 'notice', notice: 'no-such-revision' };
    },
    confirm: async (moderator, id, largeDeletionConfirmed) =>
      registerCommandsAndReply(await runExclusive(() => confirmPending(moderator, id, largeDeletionConfirmed))),
    async discard(moderator, id) {
      const pending = findPending(moderator, id);
      if ('kind' in pending) return pending;
      previews.remove(id);
      return { kind: 'notice', notice: 'discarded' };
    },
    ...createWithholdingActions(options),
  };
}

/** What a change was compared with: another one means that somebody was faster. */
function baseVersion(activeKnowledge: MutableActiveKnowledge, { owner, incidentId, file }: KnowledgeChange): string {
  const ownRevisionId = activeKnowledge.own(owner, incidentId)?.revision.id;
  const operatorRevisionId = activeKnowledge.own(operator, incidentId)?.revision.id;
  // Who has a state of their own is not concerned by the operator's, unless it is what they want.
  return file && ownRevisionId !== undefined ? `${ownRevisionId}` : `${ownRevisionId} ${operatorRevisionId}`;
}

/** A reload that found nothing new is told like one that did; Discord is asked again whether it has all commands. */
function unchangedReload(activeKnowledge: MutableActiveKnowledge, moderator: Moderator): AppliedChange {
  const { knowledge } = activeKnowledge.forChannel(moderator);
  const incidentId = knowledge.incident.id;
  const snapshot = activeKnowledge.resolve(undefined, incidentId)?.snapshot ?? activeKnowledge.forChannel(moderator);
  const change = { owner: operator, incidentId, snapshot, file: undefined, note: '', gapIds: [] };
  const reply = {
    kind: 'change-applied' as const,
    how: 'reload' as const,
    ...ownRevisionNote(activeKnowledge, moderator, incidentId),
    difference: impactOf(activeKnowledge, change).difference,
    knowledge: snapshot.knowledge,
    ...summarizeActiveWithheld(activeKnowledge, moderator, incidentId),
    correctionCount: 0,
  };
  return { kind: 'applied', reply, serverId: undefined };
}
