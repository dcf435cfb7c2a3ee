import { formatGapArgument, formatPageArgument } from '../../commands/shared/custom-id.ts';
import type { GapGroup } from '../replies/feedback-reply.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { type Block, type Button, grouped, item, type MessageView, paragraph, quote, small, strong } from './blocks.ts';
import { pluralize } from './format.ts';
import { textFile } from './plain-text.ts';
import { pageButtons, pageLabel } from './shared-blocks.ts';

/** The groups of unanswered questions, each with a button that opens it. */
export function renderGaps({ groups, page, pageCount, questionCount }: ReplyOf<'gaps'>): MessageView {
  const blocks = [
    strong(`Unanswered questions: ${questionCount}`),
    ...groups.flatMap((group, index) =>
      grouped([item(`${index + 1}. ${group.question}`, gapSummary(group))], index + 1),
    ),
    small(
      `Press a number to draft a fact, mark the question as not stated, or ignore it. ${pageLabel({ page, pageCount })}`,
    ),
  ];
  return {
    blocks,
    buttons: [
      ...groups.map(
        ({ gapId }, index): Button => ({
          label: String(index + 1),
          action: 'gap',
          argument: formatGapArgument({ gapId, page }),
        }),
      ),
      ...pageButtons('gaps', {}, { page, pageCount }, 1),
    ],
    groupNoun: 'question',
    fileWhenCut: textFile('questions.txt', blocks),
  };
}

/** One group with the closest sentences and the possible actions. */
export function renderGap({ group, closestSentences, page }: ReplyOf<'gap'>): MessageView {
  const argument = formatGapArgument({ gapId: group.gapId, page });
  const blocks = [
    strong(group.question),
    paragraph(gapSummary(group)),
    ...otherParaphrases(group),
    ...(group.entry ? [paragraph(`Answer shown: ${group.entry.question} (${group.entry.id})`)] : []),
    paragraph(
      closestSentences.length > 0 ? 'Closest sentences in the article:' : 'No sentence in the article comes close.',
    ),
    ...closestSentences.map(({ text, number }) => quote(text, `sentence ${number}`)),
  ];
  return {
    blocks,
    buttons: [
      { label: 'This means …', action: 'gap-meaning', argument },
      { label: 'Draft a fact', action: 'gap-fact', argument },
      { label: 'Mark as not stated', action: 'gap-not-stated', argument },
      { label: 'Ignore', action: 'gap-ignore', argument },
      { label: 'Back to the list', action: 'gaps', argument: formatPageArgument({ page }) },
    ],
    groupNoun: 'paraphrase',
    fileWhenCut: textFile('question.txt', blocks),
  };
}

function otherParaphrases({ question, paraphrases }: GapGroup): Block[] {
  const other = paraphrases.filter((paraphrase) => paraphrase !== question);
  return other.length === 0
    ? []
    : [paragraph('Also asked as:'), ...other.flatMap((paraphrase, index) => grouped([item(paraphrase)], index + 1))];
}

const kindLabels: Readonly<Record<GapGroup['kinds'][number], string>> = {
  unmatched: 'no match',
  unsure: 'unsure',
  'not-asked': '“not what I asked”',
  unsupported: '“quotation does not support this”',
};

/** "3 times, last on 2026-11-23: no match, unsure" */
function gapSummary({ count, lastAskedAt, kinds: gapKinds, usesEntryQuestion = false }: GapGroup): string {
  const how = gapKinds.map((kind) => kindLabels[kind]).join(', ');
  const words = usesEntryQuestion ? '; shown as the entry’s question because the original text is not stored' : '';
  return `${pluralize(count, 'time')}, last on ${lastAskedAt.toISOString().slice(0, 10)}: ${how}${words}`;
}
