import type { Explanation } from '../replies/explanation.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { item, type MessageView, paragraph, small, strong } from './blocks.ts';

/** A longer question is shown as a file, and only its first words appear in the message. */
const maxWords = 40;
const maxQuestionLength = 300;

/** Shows moderators how a question was understood. The numbers behind it are in the file. */
export function renderExplanation({ question, explanation, entry, replacedBy }: ReplyOf<'explanation'>): MessageView {
  const { words, spellingFixes, candidates, probability } = explanation;
  const isShort = question.length <= maxQuestionLength && words.length <= maxWords;
  const others = candidates.filter(({ id }) => id !== entry?.id).slice(0, maxOthers);
  const fixes = spellingFixes.map(({ from, to }) => `${from} → ${to}`);
  const blocks = [
    strong(isShort ? `“${question}”` : 'How your question was understood'),
    paragraph(`${decisionLabels[explanation.decision]}${entry ? `: ${entry.question} (${entry.id})` : '.'}`),
    ...(replacedBy ? [paragraph(overrideNotes[replacedBy])] : []),
    item(`Certainty: ${Math.round(probability * 100)} %`),
    ...(fixes.length > 0 ? [item(`Spelling: ${joinItems(fixes)}`)] : []),
    ...(others.length > 0 ? [paragraph(entry ? 'Next best:' : 'Closest:')] : []),
    ...others.map(({ id, question: other }) => item(other, id)),
    small('It is not counted, and nobody else sees this. Does it belong to an entry? Add it to the paraphrases.'),
  ];
  return {
    blocks,
    buttons: [],
    file: { name: 'explanation.txt', text: `${question}\n\n${explanationText(explanation)}\n` },
  };
}

const maxOthers = 3;

function joinItems(items: readonly string[]): string {
  const rest = items.length - maxWords;
  return `${items.slice(0, maxWords).join(' · ')}${rest > 0 ? ` · and ${rest} more` : ''}`;
}

const overrideNotes = {
  withheld: 'The answer is withheld here. Users see only that moderators are withholding it.',
  'support-notice': 'Users see a support notice instead, because the question is about themselves.',
} as const;

const decisionLabels = {
  sure: 'Understood',
  unsure: 'Unsure; the bot asks which question is meant',
  unchecked: 'Understood, but nobody has checked whether the article answers it',
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
