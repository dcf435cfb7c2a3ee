import type { Snapshot } from '../../src/answering/snapshot.ts';
import { type Citation, type Entry, findEntry } from '../../src/knowledge/knowledge.ts';
import { buildSentenceContext } from '../../src/replies/lists.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import type { ButtonHandler, CommandContext } from '../context.ts';
import { parseEntryArgument } from './custom-id.ts';
import { findIncidentSnapshot } from './incident-options.ts';
import { createWithheldReply } from './withheld-reply.ts';

/** The buttons under answers. They work as long as the entries exist. */
export const answerButtons: readonly ButtonHandler[] = [
  {
    action: 'choose',
    access: 'everyone',
    updatesMessage: false,
    run: (argument, context) => withEntry(argument, context, (entry, snapshot) => snapshot.answerer.answerEntry(entry)),
  },
  {
    action: 'context',
    access: 'everyone',
    updatesMessage: false,
    run: (argument, context) => withEntry(argument, context, replyWithEntryContext),
  },
  {
    action: 'sentence',
    access: 'everyone',
    updatesMessage: false,
    run: replyWithSentence,
  },
];

/** The argument is "source,sentence@incident". */
async function replyWithSentence(argument: string, context: CommandContext): Promise<Reply> {
  const { entryIds, incidentId } = parseEntryArgument(argument);
  const [sourceId = '', number = ''] = entryIds;
  const snapshot = await findIncidentSnapshot(incidentId, context);
  return snapshot
    ? replyWithContext(snapshot, sourceId, { citedNumbers: [Number(number)], isRequestedByNumber: false })
    : { kind: 'notice', notice: 'entry-gone' };
}

async function withEntry(
  argument: string,
  context: CommandContext,
  render: (entry: Entry, snapshot: Snapshot) => Reply,
): Promise<Reply> {
  const { entryIds, incidentId } = parseEntryArgument(argument);
  const [id = ''] = entryIds;
  const snapshot = await findIncidentSnapshot(incidentId, context);
  if (snapshot?.withheldFacts.has(id)) return createWithheldReply(id, snapshot);
  const entry = snapshot && findEntry(snapshot.knowledge, id);
  return snapshot && entry ? render(entry, snapshot) : { kind: 'notice', notice: 'entry-gone' };
}

function replyWithEntryContext(entry: Entry, snapshot: Snapshot): Reply {
  const citations: readonly Citation[] =
    entry.kind === 'fact' ? entry.citations : entry.closestSentence ? [entry.closestSentence] : [];
  const [firstCitation] = citations;
  return firstCitation
    ? replyWithContext(snapshot, firstCitation.sourceId, {
        citedNumbers: citations.map(({ sentenceNumber }) => sentenceNumber),
        isRequestedByNumber: false,
      })
    : { kind: 'notice', notice: 'entry-gone' };
}

/** The sentences of a source around those with these numbers. */
export function replyWithContext(
  { knowledge }: Pick<Snapshot, 'knowledge'>,
  sourceId: string,
  sentences: Pick<ReplyOf<'context'>, 'citedNumbers' | 'isRequestedByNumber'>,
): Reply {
  return buildSentenceContext(knowledge, sourceId, sentences) ?? { kind: 'notice', notice: 'no-such-sentence' };
}
