import { formatEntryArgument } from '../../commands/shared/custom-id.ts';
import type { Citation, Entry } from '../knowledge/knowledge.ts';
import type { EntryAnswer, FactAnswer, NotStatedAnswer } from '../replies/answer.ts';
import type { ReplyOf } from '../replies/reply.ts';
import {
  type Block,
  type Button,
  grouped,
  type MessageView,
  paragraph,
  quote,
  small,
  strong,
  textView,
} from './blocks.ts';
import { attributionLine, citationLabel, sourceLine } from './format.ts';
import { draftNoteBlocks, supportNoticeBlock, voteLabels } from './shared-blocks.ts';

/** One or more answers to the same message. The source and the support notices follow once, at the end. */
export function renderEntryAnswer(reply: EntryAnswer): MessageView {
  const answers = [reply, ...reply.additionalAnswers];
  const supportNotices = new Set(answers.flatMap(({ supportNotices }) => supportNotices));
  return {
    blocks: [
      ...answers.flatMap((answer, group) => grouped(entryAnswerBlocks(answer), group)),
      ...withheldNote(reply.withheldCount ?? 0),
      ...[...supportNotices].map(supportNoticeBlock),
      ...draftNoteBlocks(answers.map(entryOf)),
      small(sourceLine(reply.source, reply.incident)),
    ],
    buttons: [
      ...answers.flatMap((answer, index) => contextButton(answer, answers.length > 1 ? ` (${index + 1})` : '')),
      ...voteButtons(reply, answers.length > 1 ? 1 : 0),
    ],
  };
}

/** Reveals nothing about the fact, not even its subject. */
export function renderWithheld(_: ReplyOf<'withheld'>): MessageView {
  return textView(
    strong('The moderators of this server are withholding this answer.'),
    paragraph('I understood your question, but I cannot show the answer here.'),
  );
}

function withheldNote(parts: number): Block[] {
  if (parts === 0) return [];
  const what = parts === 1 ? 'another part' : `${parts} other parts`;
  return [paragraph(`The moderators of this server are withholding ${what} of the answer.`)];
}

function entryAnswerBlocks(answer: EntryAnswer): Block[] {
  return answer.kind === 'answered' ? answerBlocks(answer) : notStatedBlocks(answer);
}

/** The note comes first: without it, the answer would read as a yes. */
function answerBlocks({ fact, note }: FactAnswer): Block[] {
  const noteBlocks = note === undefined ? [] : [strong(note)];
  return [...noteBlocks, strong(fact.answer), paragraph(attributionLine(fact)), ...fact.citations.map(citationBlock)];
}

/** The question was understood, but the article does not answer it. Shows the closest sentence. */
function notStatedBlocks({ entry, closestSentence }: NotStatedAnswer): Block[] {
  const closestBlocks = closestSentence
    ? [paragraph('The closest sentence in the article:'), citationBlock(closestSentence)]
    : [paragraph('No sentence in the article comes close.')];
  return [strong('The article does not say.'), paragraph(`Understood as: ${entry.question}`), ...closestBlocks];
}

function citationBlock(citation: Citation): Block {
  return quote(citation.quote, citationLabel(citation));
}

function contextButton(answer: EntryAnswer, number: string): Button[] {
  if (answer.kind === 'not-stated' && !answer.closestSentence) return [];
  const subject = { entryIds: [entryIdOf(answer)], incidentId: answer.incident.id };
  return [{ label: `In context${number}`, action: 'context', argument: formatEntryArgument('context', subject) }];
}

/** One vote per user covers all answers of the message. Without a fact there is no “unsupported” button. */
function voteButtons(reply: EntryAnswer, row: number): Button[] {
  const answers = [reply, ...reply.additionalAnswers];
  const subject = { entryIds: answers.map(entryIdOf), incidentId: reply.incident.id };
  const subjectWithOthers = { ...subject, otherIds: reply.alternatives.map(({ id }) => id) };
  const buttons = [
    { label: voteLabels.helpful, action: 'helpful', argument: formatEntryArgument('helpful', subject), row },
    {
      label: voteLabels['not-asked'],
      action: 'others',
      argument: formatEntryArgument('others', subjectWithOthers),
      row,
    },
  ];
  const unsupportedButton = { label: voteLabels.unsupported, action: 'unsupported', row };
  return answers.some(({ kind }) => kind === 'answered')
    ? [...buttons, { ...unsupportedButton, argument: formatEntryArgument('unsupported', subject) }]
    : buttons;
}

function entryIdOf(answer: EntryAnswer): string {
  return entryOf(answer).id;
}

function entryOf(answer: EntryAnswer): Entry {
  return answer.kind === 'answered' ? answer.fact : answer.entry;
}
