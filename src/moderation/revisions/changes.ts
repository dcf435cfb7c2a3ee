import type { ChangePreview } from '../../replies/change-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { operator } from '../../store/store.ts';
import type { Changes, Moderator } from '../moderation.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { type AppliedChange, applyChangeSet, type ChangeContext, toAppliedChange } from './apply.ts';
import { buildChangeSet, type ChangeSet, createChange, type Proposal } from './change-set.ts';
import { createPendingPreviews } from './pending-previews.ts';
import { buildPreview, type QuestionSets } from './preview.ts';
import {
  type ProposalOptions,
  proposeFile,
  proposeFolder,
  proposeFollowOperator,
  proposeRollback,
} from './proposals.ts';
import { createWithholdingActions } from './withholding.ts';

export type ChangeOptions = ChangeContext &
  QuestionSets &
  ProposalOptions & {
    /** The mutex of changes: runs one at a time. */
    readonly runExclusive: <T>(work: () => Promise<T>) => Promise<T>;
  };

export function createChanges(options: ChangeOptions): Changes {
  const { activeKnowledge, runExclusive, now } = options;
  const previews = createPendingPreviews(now);

  const showPreview = async (changeSet: ChangeSet, step: ChangePreview['step']): Promise<Reply> => {
    const preview = await buildPreview(options, changeSet);
    return { ...preview, id: previews.add(changeSet), step };
  };
  const previewProposal = async (proposal: Proposal): Promise<Reply> => {
    const result = await runExclusive(() => buildChangeSet(activeKnowledge, proposal));
    return 'reply' in result ? result.reply : showPreview(result.changeSet, 'first');
  };

  /** Discord can be slow to accept commands, so this runs outside the mutex. */
  const registerCommandsAndReply = async (result: Reply | AppliedChange): Promise<Reply> =>
    result.kind === 'applied'
      ? { ...result.reply, commandsFailed: !(await activeKnowledge.notifyListeners(result.serverId)) }
      : result;

  const findPending = (moderator: Moderator, id: string): { changeSet: ChangeSet } | { reply: Reply } => {
    const changeSet = previews.find(id);
    if (!changeSet) return { reply: { kind: 'notice', notice: 'preview-expired' } };
    const { userId, serverId } = changeSet.proposal.moderator;
    const isTheirs = userId === moderator.userId && serverId === moderator.serverId;
    return isTheirs ? { changeSet } : { reply: { kind: 'notice', notice: 'preview-of-another' } };
  };

  const confirmPending = async (moderator: Moderator, id: string, largeDeletionConfirmed: boolean) => {
    const pending = findPending(moderator, id);
    if ('reply' in pending) return pending.reply;
    const { changeSet } = pending;
    const result = await applyChangeSet(options, changeSet, largeDeletionConfirmed);
    switch (result.kind) {
      case 'outdated': {
        const rebased = await buildChangeSet(activeKnowledge, changeSet.proposal);
        return 'reply' in rebased ? rebased.reply : showPreview(rebased.changeSet, 'rebased');
      }
      case 'needs-confirmation':
        return showPreview(changeSet, 'confirm');
      case 'applied':
        previews.remove(id);
        return result;
      default:
        return result satisfies never;
    }
  };

  const reloadFolder = async (proposal: Proposal): Promise<Reply | AppliedChange> => {
    const built = await buildChangeSet(activeKnowledge, proposal);
    if ('reply' in built)
      return built.reply.kind === 'notice' ? unchangedReload(activeKnowledge, proposal) : built.reply;
    const result = await applyChangeSet(options, built.changeSet, false);
    return result.kind === 'applied' ? result : showPreview(built.changeSet, 'first');
  };

  return {
    reload: async (moderator) => {
      const proposal = proposeFolder(options, moderator);
      return registerCommandsAndReply(await runExclusive(() => reloadFolder(proposal)));
    },
    upload: (moderator, bytes, note) => {
      const file = { fileName: 'upload', origin: 'upload' as const, read: async () => ({ bytes, note }) };
      return previewProposal(proposeFile(options, moderator, file));
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
      if ('reply' in pending) return pending.reply;
      previews.remove(id);
      return { kind: 'notice', notice: 'discarded' };
    },
    ...createWithholdingActions(options),
  };
}

/** A reload without changes gets the same reply, and registers the commands again. */
function unchangedReload(activeKnowledge: MutableActiveKnowledge, proposal: Proposal): AppliedChange {
  const shown = activeKnowledge.forChannel(proposal.moderator);
  const incidentId = shown.knowledge.incident.id;
  const after = activeKnowledge.own(operator, incidentId)?.snapshot ?? shown;
  const change = createChange(activeKnowledge, { owner: operator, incidentId, after, file: undefined });
  return toAppliedChange(activeKnowledge, proposal, change, { revision: undefined, correctionCount: 0 });
}
