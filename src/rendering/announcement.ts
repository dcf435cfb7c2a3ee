import type { Fact } from '../knowledge/knowledge.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { type Block, grouped, type MessageView, paragraph, quote, small, strong, textView } from './blocks.ts';
import { asSentence, changeWords, previousContentBlocks } from './correction.ts';
import { attributionLine, citationLabel, formatCount, formatDate, formatTimestamp, sentenceCase } from './format.ts';
import { auditLogBlock } from './shared-blocks.ts';

/** News about an incident, each item with its speaker and citations. */
export function renderNews({
  createdAt,
  reason: { changeKind, note },
  incident,
  added,
  changed,
  removedCount,
}: ReplyOf<'news'>): MessageView {
  const news = [
    ...changed.map(({ previousAnswer, current }) => [
      ...factBlocks(current),
      // A wrong answer is not repeated.
      ...(previousAnswer === current.answer || changeKind === 'correction'
        ? []
        : previousContentBlocks([previousAnswer])),
    ]),
    ...added.map(({ fact, notStatedQuestion }) => factBlocks(fact, notStatedQuestion)),
    ...(removedCount === 0 ? [] : [[paragraph(`${sentenceCase(formatCount(removedCount, 'answer'))} removed.`)]]),
  ];
  return {
    blocks: [
      strong(`${changeWords[changeKind]}: ${incident.title}`),
      ...(note === '' ? [] : [paragraph(asSentence(note))]),
      ...news.flatMap((blocks, group) => grouped(blocks, group)),
      small(formatDate(createdAt)),
    ],
    buttons: [],
    groupNoun: 'change',
  };
}

function factBlocks(fact: Fact, previousQuestion?: string): Block[] {
  return [
    strong(fact.answer),
    ...(previousQuestion === undefined
      ? []
      : [paragraph(`The article did not answer this before: ${previousQuestion}`)]),
    paragraph(attributionLine(fact)),
    ...fact.citations.map((citation) => quote(citation.quote, citationLabel(citation))),
  ];
}

/** One audit log entry, as posted to the log channel. */
export function renderAuditEntry({ createdAt, moderatorId, action, detail }: ReplyOf<'audit-entry'>): MessageView {
  const line = (detailText: string) => paragraph(detailText === '' ? action : `${action}: ${detailText}`);
  return textView(auditLogBlock(detail, moderatorId, line), small(formatTimestamp(createdAt)));
}
