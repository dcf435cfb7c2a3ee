import type { ChangePreview } from '../../replies/change-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { operator } from '../../store/store.ts';
import type { Changes, Moderator } from '../moderation.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import {
  type AppliedChange,
  applyChangeSet,
  type ChangeContext,
  type ExclusiveRunner,
  toAppliedChange,
} from './apply.ts';
import { buildChangeSet, type ChangeSet, createChange, type Proposal } from './change-set.ts';
import { createPendingPreviews, type PendingPreview } from './pending-previews.ts';
import { buildPreview, type QuestionSets } from './preview.ts';
import {
  type ProposalOptions,
  proposeFile,
  proposeFolder,
  proposeFollowOperator,
  proposeRollback,
} from './proposals.ts';
import { createUploadLimits, defaultPreviewsPerMinute } from './upload-limits.ts';
import { createWithholdingActions } from './withholding.ts';

export type ChangeOptions = ChangeContext &
  ExclusiveRunner &
  QuestionSets &
  ProposalOptions & {
    /** How many files a server may preview per minute. */
    readonly previewsPerMinute?: number;
  };

export function createChanges(options: ChangeOptions): Changes {
  const { activeKnowledge, now } = options;
  const previews = createPendingPreviews(now);
  const limitUploads = createUploadLimits(options.previewsPerMinute ?? defaultPreviewsPerMinute);

  const showPreview = async (changeSet: ChangeSet, step: ChangePreview['step']): Promise<Reply> => {
    const preview = await buildPreview(options, changeSet);
    return { ...preview, id: previews.add(changeSet), step };
  };
  const previewProposal = async (proposal: Proposal): Promise<Reply> => {
    const result = await buildChangeSet(activeKnowledge, proposal);
    return 'reply' in result ? result.reply : showPreview(result.changeSet, 'first');
  };
  const propose: Changes['propose'] = (moderator, file) =>
    limitUploads(moderator.serverId, () => previewProposal(proposeFile(options, moderator, file)));

  /** Discord can be slow to accept commands, so this runs outside the mutex. */
  const registerCommandsAndReply = async (result: Reply | AppliedChange): Promise<Reply> =>
    result.kind === 'applied'
      ? { ...result.reply, commandsFailed: !(await activeKnowledge.notifyListeners(result.serverId)) }
      : result;

  const findPending = (moderator: Moderator, id: string): PendingPreview | { reply: Reply } => {
    const pending = previews.find(id);
    if (!pending) return { reply: { kind: 'notice', notice: 'preview-expired' } };
    const { userId, serverId } = pending.proposal.moderator;
    const isTheirs = userId === moderator.userId && serverId === moderator.serverId;
    return isTheirs ? pending : { reply: { kind: 'notice', notice: 'preview-of-another' } };
  };

  const confirmPending = async (
    moderator: Moderator,
    id: string,
    largeDeletionConfirmed: boolean,
  ): Promise<Reply | AppliedChange> => {
    const pending = findPending(moderator, id);
    if ('reply' in pending) return pending.reply;
    const built = await buildChangeSet(activeKnowledge, pending.proposal);
    if ('reply' in built) return built.reply;
    const { changeSet } = built;
    if (changeSet.tag !== pending.tag) return showPreview(changeSet, 'rebased');
    const result = await applyChangeSet(options, changeSet, largeDeletionConfirmed);
    switch (result.kind) {
      case 'outdated':
        return confirmPending(moderator, id, largeDeletionConfirmed);
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
    if (result.kind === 'outdated') return reloadFolder(proposal);
    return result.kind === 'applied' ? result : showPreview(built.changeSet, 'first');
  };

  return {
    reload: async (moderator) => registerCommandsAndReply(await reloadFolder(proposeFolder(options, moderator))),
    upload: (moderator, fetchFile, note, publication = {}) =>
      limitUploads(moderator.serverId, async () => {
        const file = await fetchFile();
        if ('problem' in file) return { kind: 'refused', problems: [{ file: 'upload', message: file.problem }] };
        const { bytes } = file;
        const proposed = {
          fileName: 'upload',
          origin: 'upload' as const,
          publication,
          read: async () => ({ bytes, note }),
        };
        return previewProposal(proposeFile(options, moderator, proposed));
      }),
    propose,
    async rollback(moderator, revisionId, publication) {
      const proposal =
        revisionId === 0
          ? proposeFollowOperator(options, moderator)
          : await proposeRollback(options, moderator, revisionId, publication);
      if (!proposal) return { kind: 'notice', notice: 'no-such-revision' };
      return limitUploads(moderator.serverId, () => previewProposal(proposal));
    },
    confirm: async (moderator, id, largeDeletionConfirmed) =>
      registerCommandsAndReply(await confirmPending(moderator, id, largeDeletionConfirmed)),
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
async function unchangedReload(activeKnowledge: MutableActiveKnowledge, proposal: Proposal): Promise<AppliedChange> {
  const incidentId = activeKnowledge.incidentAt(proposal.moderator);
  const after =
    (await activeKnowledge.load(undefined, incidentId, ({ snapshot }) => snapshot)) ??
    (await activeKnowledge.forChannel(proposal.moderator));
  const change = await createChange(activeKnowledge, { owner: operator, incidentId, after, file: undefined });
  return toAppliedChange(activeKnowledge, proposal, change, { revision: undefined, correctionCount: 0 });
}
