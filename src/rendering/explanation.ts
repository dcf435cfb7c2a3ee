import type { Explanation } from '../replies/explanation.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { item, type MessageView, paragraph, small, strong } from './blocks.ts';

/** A longer question is shown as a file, and only its first words appear in the message. */
const maxWords = 40;
const maxQuestionLength = 300;

/** Shows moderators how a question was classified. */
export function renderExplanation({ question, explanation, entry, replacedBy }: ReplyOf<'explanation'>): MessageView {
  const { words, spellingFixes, contentTerms, candidates, probability, features } = explanation;
  const isShort = question.length <= maxQuestionLength && words.length <= maxWords;
  const wholeFile = { name: 'explanation.txt', text: `${question}\n\n${explanationText(explanation)}\n` };
  const blocks = [
    strong(isShort ? `“${question}”` : 'How your question was classified'),
    paragraph(`${decisionLabels[explanation.decision]}${entry ? `: ${entry.question} (${entry.id})` : '.'}`),
    ...(replacedBy ? [paragraph(overrideNotes[replacedBy])] : []),
    item(`Read as: ${joinItems(words)}`),
    ...(spellingFixes.length > 0
      ? [item(`Spelling fixes: ${joinItems(spellingFixes.map(({ from, to }) => `${from} → ${to}`))}`)]
      : []),
    item(`Content terms: ${joinItems(contentTerms)}`),
    item(`Probability that the first candidate is meant: ${probability.toFixed(2)}`),
    item(`Features: ${joinItems(Object.entries(features).map(([name, value]) => `${name} ${value.toFixed(2)}`))}`),
    ...candidates.map(({ id, kind, score, similarity }) =>
      item(
        `${id} (${kind === 'fact' ? 'fact' : 'not stated'})`,
        `score ${score.toFixed(1)}, similarity ${similarity.toFixed(2)}`,
      ),
    ),
    small('Classified as one question. It is not counted, and nobody else sees this.'),
  ];
  return { blocks, buttons: [], ...(isShort ? { fileWhenCut: wholeFile } : { file: wholeFile }) };
}

function joinItems(items: readonly string[]): string {
  const rest = items.length - maxWords;
  const shown = items.slice(0, maxWords).join(' · ');
  return items.length === 0 ? 'nothing' : `${shown}${rest > 0 ? ` · and ${rest} more` : ''}`;
}

const overrideNotes = {
  withheld: 'The answer is withheld here. Users see only that moderators are withholding it.',
  'support-notice': 'Users see a support notice instead, because the question is about themselves.',
} as const;

const decisionLabels = {
  sure: 'Understood',
  unsure: 'Unsure; the bot asks which question is meant',
  none: 'No match',
} as const;

/** An explanation as lines of text, for a file or a terminal. */
export function explanationText({
  words,
  spellingFixes,
  contentTerms,
  candidates,
  features,
  probability,
  decision,
}: Explanation): string {
  const joinOrDash = (items: readonly string[]) => (items.length === 0 ? '–' : items.join(' · '));
  return [
    `words        ${joinOrDash(words)}`,
    `spelling     ${joinOrDash(spellingFixes.map(({ from, to }) => `${from} → ${to}`))}`,
    `terms        ${joinOrDash(contentTerms)}`,
    'candidates   score  similarity',
    ...candidates.map(
      ({ id, kind, score, similarity }) =>
        `  ${score.toFixed(1).padStart(15)}  ${similarity.toFixed(2).padStart(10)}  ${id} (${kind})`,
    ),
    `features     ${joinOrDash(Object.entries(features).map(([name, value]) => `${name} ${value.toFixed(2)}`))}`,
    `probability  ${probability.toFixed(2)}`,
    `decision     ${decision}`,
  ].join('\n');
}
