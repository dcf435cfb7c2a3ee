import { closestSentences } from '../../../answering/sentences/closest-sentences.ts';
import type { Reply } from '../../../replies/reply.ts';
import type { Store } from '../../../store/store.ts';
import type { ActiveKnowledge, Changes, GapReview, Moderator } from '../../moderation.ts';
import { recordAudit } from '../../state/audit-log.ts';
import type { FileWork } from '../../state/file-thread.ts';
import { createFormDrafts } from './form-drafts.ts';
import { createGapGroupCache, findGroup } from './gap-group-cache.ts';
import { findOpenGroups, type GroupedGaps } from './gap-groups.ts';
import { buildGapModal, fieldIds, type GapForm } from './modal.ts';
import { parseSubmission } from './parse-submission.ts';

export type GapReviewOptions = {
  readonly store: Store;
  readonly activeKnowledge: Pick<ActiveKnowledge, 'forChannel' | 'incidentAt' | 'activeRevision'>;
  readonly propose: Changes['propose'];
  readonly addToFile: FileWork['add'];
  readonly now: () => Date;
  /** Wakes the outbox worker. */
  readonly notifyOutbox: () => void;
};

const groupsPerPage = 5;
const maxSentences = 3;

/** Lists unanswered questions and turns them into entries. */
export function createGapReview(options: GapReviewOptions): GapReview {
  const { store, activeKnowledge, propose, addToFile, now, notifyOutbox } = options;
  const drafts = createFormDrafts(() => now().getTime());

  const groupCache = createGapGroupCache(store);
  const findGapGroup = async (moderator: Moderator, gapId: number) =>
    findGroup(gapId, await groupCache.all(moderator.serverId, await activeKnowledge.forChannel(moderator)));

  const readActiveFile = async (serverId: string, incidentId: string): Promise<Uint8Array> => {
    const revision = activeKnowledge.activeRevision(serverId, incidentId);
    const bytes = revision && (await store.revisions.bytes(revision.id));
    if (!bytes) throw new Error(`The active revision of ${incidentId} has no bytes.`);
    return bytes;
  };

  return {
    async listGroups(moderator, requestedPage) {
      const snapshot = await activeKnowledge.forChannel(moderator);
      const groups = findOpenGroups(await groupCache.all(moderator.serverId, snapshot), snapshot);
      if (groups.length === 0) return noGaps;
      const pages = Math.ceil(groups.length / groupsPerPage);
      const page = Math.min(Math.max(Math.trunc(requestedPage) || 1, 1), pages);
      return {
        kind: 'gaps',
        groups: groups.slice((page - 1) * groupsPerPage, page * groupsPerPage).map(({ summary }) => summary),
        page,
        pageCount: pages,
        questionCount: groups.reduce((sum, { summary }) => sum + summary.count, 0),
      };
    },
    async showGroup(moderator, gapId, page) {
      const group = await findGapGroup(moderator, gapId);
      if (!group) return gapGone;
      const { knowledge } = await activeKnowledge.forChannel(moderator);
      const closest = closestSentences(knowledge, group.summary.question).slice(0, maxSentences);
      return { kind: 'gap', group: group.summary, closestSentences: closest, page };
    },
    async ignoreGroup(moderator, gapId) {
      const group = await findGapGroup(moderator, gapId);
      if (!group) return gapGone;
      const detail = `${activeKnowledge.incidentAt(moderator)}: a group of ${questionCountText(group)}`;
      await store.transaction(async (repositories) => {
        await repositories.gaps.setState(openGapIds(group), 'ignored');
        await recordAudit(repositories, {
          serverId: moderator.serverId,
          moderatorId: moderator.userId,
          createdAt: now(),
          action: 'ignore',
          detail,
        });
      });
      notifyOutbox();
      return { kind: 'notice', notice: 'gap-ignored' };
    },
    async buildModal(moderator, gapId, form) {
      const draft = drafts.find(draftKey(moderator, gapId, form));
      // The submitted values outlive the group, which another moderator may have ignored.
      const remaining = draft && { gapId, question: draft[fieldIds.question]?.[0] ?? '', paraphrases: [] };
      const snapshot = await activeKnowledge.forChannel(moderator);
      const subject = (await groupCache.findQuickly(moderator.serverId, snapshot, gapId))?.summary ?? remaining;
      return subject ? buildGapModal(snapshot, subject, form, draft) : gapGone;
    },
    async submitModal(moderator, gapId, form, fieldValues) {
      drafts.save(draftKey(moderator, gapId, form), fieldValues);
      const snapshot = await activeKnowledge.forChannel(moderator);
      const incidentId = snapshot.knowledge.incident.id;
      const submission = parseSubmission(snapshot, form, fieldValues);
      if ('problem' in submission)
        return refusedModalReply([{ file: `${incidentId}.yaml`, message: submission.problem }], gapId, form);
      // Another moderator may have ignored the group; the submission still gets a preview.
      const group = await findGapGroup(moderator, gapId);
      const reply = await propose(moderator, {
        fileName: `${incidentId}.yaml`,
        origin: 'draft',
        gapIds: group ? openGapIds(group) : [],
        async read() {
          const { id, bytes } = await addToFile(
            await readActiveFile(moderator.serverId, incidentId),
            submission.addition,
          );
          const from = group ? `, from ${questionCountText(group)}` : '';
          return { bytes, note: `${noteLabels[form]} ${id}${from}` };
        },
      });
      return reply.kind === 'refused' ? refusedModalReply(reply.problems, gapId, form) : reply;
    },
  };
}

const noteLabels: Record<GapForm, string> = { fact: 'Fact', 'not-stated': 'Not stated:', meaning: 'Paraphrases of' };

const noGaps: Reply = { kind: 'notice', notice: 'no-gaps' };
const gapGone: Reply = { kind: 'notice', notice: 'gap-gone' };

function refusedModalReply(
  problems: Extract<Reply, { kind: 'refused' }>['problems'],
  gapId: number,
  form: GapForm,
): Reply {
  return { kind: 'refused', problems, modal: { gapId, form } };
}

function draftKey({ userId, serverId }: Moderator, gapId: number, form: GapForm): string {
  return `${serverId} ${userId} ${gapId} ${form}`;
}

function openGapIds({ gaps }: GroupedGaps): number[] {
  return gaps.filter(({ state }) => state === 'open').map(({ id }) => id);
}

function questionCountText({ summary: { count } }: GroupedGaps): string {
  return count === 1 ? '1 question' : `${count} questions`;
}
