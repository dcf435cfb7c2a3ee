import type { Snapshot } from '../../src/answering/snapshot.ts';
import { findEntry } from '../../src/knowledge/knowledge.ts';
import type { VoteInput } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { ButtonHandler, CommandContext } from '../context.ts';
import { type ButtonTarget, parseEntryArgument, parseOthersArgument } from './custom-id.ts';
import { findIncidentSnapshot } from './incident-options.ts';
import { createWithheldReply } from './withheld-reply.ts';

type VoteKind = VoteInput['kind'];

/** One vote per user and message; it applies to all answers in the message. */
export const voteButtons: readonly ButtonHandler[] = [
  { action: 'helpful', access: 'everyone', updatesMessage: false, run: createVoteHandler('helpful') },
  { action: 'problem', access: 'everyone', updatesMessage: false, run: askForProblem },
  { action: 'unsupported', access: 'everyone', updatesMessage: false, run: createVoteHandler('unsupported') },
  { action: 'others', access: 'everyone', updatesMessage: false, run: voteAndSuggestOthers },
];

/** Offers the rarely used votes privately; they count for the message with the answer. */
async function askForProblem(argument: string, context: CommandContext, messageId: string): Promise<Reply> {
  const target = parseOthersArgument(argument);
  const snapshot = await findIncidentSnapshot(target.incidentId, context);
  if (!snapshot || !existsIn(snapshot, target)) return { kind: 'notice', notice: 'entry-gone' };
  const { entryIds, otherIds } = target;
  const { knowledge } = snapshot;
  const hasFact = entryIds.some((id) => findEntry(knowledge, id)?.kind === 'fact');
  return { kind: 'problem', entryIds, otherIds, messageId, incident: knowledge.incident, hasFact };
}

function createVoteHandler(kind: VoteKind): ButtonHandler['run'] {
  const notice = `voted-${kind}` as const;
  return async (argument, context, messageId) => {
    const target = parseEntryArgument(argument);
    if (!(await stillExists(target, context))) return { kind: 'notice', notice: 'entry-gone' };
    const isRecorded = await recordVote(target, kind, context, messageId);
    return { kind: 'notice', notice: isRecorded ? notice : 'failed' };
  };
}

/** "Not what I asked" counts as a vote and shows the alternatives. */
async function voteAndSuggestOthers(argument: string, context: CommandContext, messageId: string): Promise<Reply> {
  const target = parseOthersArgument(argument);
  const exists = await stillExists(target, context);
  const isVote = exists && (await recordVote(target, 'not-asked', context, messageId));
  const snapshot = await findIncidentSnapshot(target.incidentId, context);
  if (!snapshot) return { kind: 'notice', notice: 'entry-gone' };
  const entries = target.otherIds.flatMap((id) => findEntry(snapshot.knowledge, id) ?? []);
  if (entries.length > 0) return { kind: 'others', entries, incident: snapshot.knowledge.incident, isVote };
  const withheldId = target.otherIds.find((id) => snapshot.withheldFacts.has(id));
  if (withheldId !== undefined) return createWithheldReply(withheldId, snapshot);
  if (target.otherIds.length > 0 || !exists) return { kind: 'notice', notice: 'entry-gone' };
  return { kind: 'notice', notice: isVote ? 'voted-not-asked' : 'failed' };
}

/** Whether any entry exists: a message with several answers can be voted on even if one of its entries is removed. */
async function stillExists(target: ButtonTarget, context: CommandContext): Promise<boolean> {
  const snapshot = await findIncidentSnapshot(target.incidentId, context);
  return snapshot !== undefined && existsIn(snapshot, target);
}

function existsIn({ knowledge, withheldFacts }: Snapshot, { entryIds }: ButtonTarget): boolean {
  return entryIds.some((id) => findEntry(knowledge, id) !== undefined || withheldFacts.has(id));
}

async function recordVote(
  target: ButtonTarget,
  kind: VoteKind,
  context: CommandContext,
  buttonMessageId: string,
): Promise<boolean> {
  const { entryIds, incidentId, messageId = buttonMessageId } = target;
  const { userId, location, moderation, log } = context;
  return moderation.feedback.vote({ userId, location, messageId, entryIds, incidentId, kind, log });
}
