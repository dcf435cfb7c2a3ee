import { formatEntryArgument } from '../../commands/shared/custom-id.ts';
import type { Citation, Entry, Fact } from '../knowledge/knowledge.ts';
import type { EntryAnswer, FactAnswer, NotStatedAnswer, Passages } from '../replies/answer.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { truncate } from '../replies/truncate.ts';
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

/** A part of a message that is repeated, in UTF-16 code units. */
const maxQuestionLength = 100;

/** One or more answers to the same message. The source and the support notices follow once, at the end. */
export function renderEntryAnswer(reply: EntryAnswer, asOf?: Date): MessageView {
  const answers = [reply, ...reply.additionalAnswers];
  const supportNotices = new Set(answers.flatMap(({ supportNotices }) => supportNotices));
  const firstMentions = answers.map(
    (answer, index) => !answers.slice(0, index).some((earlier) => hasSameClosest(earlier, answer)),
  );
  return {
    blocks: [
      ...answers.flatMap((answer, group) => grouped(entryAnswerBlocks(answer, firstMentions[group] ?? true), group)),
      ...withheldNote(reply.withheldCount ?? 0),
      ...unansweredBlocks(reply.unansweredQuestions ?? []),
      ...[...supportNotices].map(supportNoticeBlock),
      ...draftNoteBlocks(answers.map(entryOf)),
      small(sourceLine(reply.source, reply.incident, asOf)),
    ],
    buttons: [
      ...answers
        .filter((_, index) => firstMentions[index])
        .flatMap((answer, index, shown) => contextButton(answer, shown.length > 1 ? ` (${index + 1})` : '')),
      ...voteButtons(reply),
    ],
  };
}

/** Whether both answers show the same closest sentence. */
function hasSameClosest(first: EntryAnswer, second: EntryAnswer): boolean {
  if (first.kind !== 'not-stated' || second.kind !== 'not-stated') return false;
  const [one, other] = [first.closestSentence, second.closestSentence];
  return one !== undefined && one.sourceId === other?.sourceId && one.sentenceNumber === other.sentenceNumber;
}

/** The parts of the message that were not understood, so that nobody takes the answer for theirs. */
function unansweredBlocks(questions: readonly string[]): Block[] {
  return questions.map((question) =>
    paragraph(`I did not understand this part: “${truncate(question, maxQuestionLength)}”. Please ask it on its own.`),
  );
}

/** Reveals nothing about the fact, not even its subject. */
export function renderWithheld(_: ReplyOf<'withheld'>): MessageView {
  return textView(
    strong('The moderators of this server are withholding this answer.'),
    paragraph('I understood your question, but I cannot show the answer here.'),
  );
}

/** Claims nothing: the reader judges whether a sentence answers. */
export function renderPassages({ citations, supportNotices, source, incident }: Passages, asOf?: Date): MessageView {
  const blocks =
    citations.length === 0
      ? [paragraph('No sentence in the article comes close.')]
      : [paragraph('The closest sentences in the article:'), ...citations.map(citationBlock)];
  const target = ({ sourceId, sentenceNumber }: Citation) => `${sourceId},${sentenceNumber}@${incident.id}`;
  return {
    blocks: [
      strong('No moderator has checked this yet.'),
      ...blocks,
      ...supportNotices.map(supportNoticeBlock),
      small(sourceLine(source, incident, asOf)),
    ],
    buttons: citations.map((citation, index) => ({
      label: `In context${citations.length > 1 ? ` (${index + 1})` : ''}`,
      action: 'sentence',
      argument: target(citation),
    })),
  };
}

function withheldNote(parts: number): Block[] {
  if (parts === 0) return [];
  const what = parts === 1 ? 'another part' : `${parts} other parts`;
  return [paragraph(`The moderators of this server are withholding ${what} of the answer.`)];
}

function entryAnswerBlocks(answer: EntryAnswer, showsClosest: boolean): Block[] {
  return answer.kind === 'answered' ? answerBlocks(answer) : notStatedBlocks(answer, showsClosest);
}

/** The note comes first: without it, the answer would read as a yes. */
function answerBlocks({ fact, note }: FactAnswer): Block[] {
  const noteBlocks = note === undefined ? [] : [strong(note)];
  const answerBlock = isQuotation(fact) ? [] : [strong(fact.answer)];
  return [...noteBlocks, ...answerBlock, paragraph(attributionLine(fact)), ...fact.citations.map(citationBlock)];
}

/** Whether the answer is its only quotation, word for word. */
function isQuotation({ answer, citations }: Fact): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ');
  return citations.length === 1 && words(answer) === words(citations[0].quote);
}

/** The question was understood, but the article does not answer it. Shows the closest sentence. */
function notStatedBlocks({ entry, closestSentence }: NotStatedAnswer, showsClosest: boolean): Block[] {
  const title = [strong('The article does not say.'), paragraph(`Understood as: ${entry.question}`)];
  if (!closestSentence) return [...title, paragraph('No sentence in the article comes close.')];
  return showsClosest
    ? [...title, paragraph('The closest sentence in the article:'), citationBlock(closestSentence)]
    : title;
}

function citationBlock(citation: Citation): Block {
  return quote(citation.quote, citationLabel(citation));
}

function contextButton(answer: EntryAnswer, number: string): Button[] {
  if (answer.kind === 'not-stated' && !answer.closestSentence) return [];
  const subject = { entryIds: [entryIdOf(answer)], incidentId: answer.incident.id };
  return [{ label: `In context${number}`, action: 'context', argument: formatEntryArgument('context', subject) }];
}

/** One vote per user covers all answers of the message. The rarely used votes are behind “Wrong?”. */
function voteButtons(reply: EntryAnswer): Button[] {
  const answers = [reply, ...reply.additionalAnswers];
  const subject = { entryIds: answers.map(entryIdOf), incidentId: reply.incident.id };
  const problemSubject = { ...subject, otherIds: reply.alternatives.map(({ id }) => id) };
  return [
    { label: voteLabels.helpful, action: 'helpful', argument: formatEntryArgument('helpful', subject) },
    { label: 'Wrong?', action: 'problem', argument: formatEntryArgument('problem', problemSubject) },
  ];
}

function entryIdOf(answer: EntryAnswer): string {
  return entryOf(answer).id;
}

function entryOf(answer: EntryAnswer): Entry {
  return answer.kind === 'answered' ? answer.fact : answer.entry;
}
