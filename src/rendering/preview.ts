import type { ChangePreview } from '../replies/change-reply.ts';
import { type Block, type Button, item, type MessageView, paragraph, small, strong } from './blocks.ts';
import {
  changeBlocks,
  changedQuestionBlocks,
  comparisonLabel,
  correctionsLine,
  coverageLine,
  diffSummary,
  hasNoChanges,
  outcomeComparisonLine,
  withheldItems,
} from './change-blocks.ts';
import { diffText } from './diff-text.ts';

/** Previews a change. The summary and warnings come first and always fit; the changes follow as far as they fit. */
export function renderPreview(preview: ChangePreview): MessageView {
  const { difference } = preview;
  const wholeFile = { name: 'difference.txt', text: diffText(preview) };
  return {
    blocks: [
      ...headingBlocks(preview),
      ...(hasNoChanges(difference) ? [paragraph('No answer changes, only paraphrases or synonyms.')] : []),
      item(diffSummary(difference)),
      item(coverageLine(difference)),
      ...commandItems(preview),
      ...outcomeItems(preview),
      ...withheldItems(preview),
      item(correctionsLine(preview)),
      ...otherIncidentItems(preview),
      ...changeBlocks(difference, questionBlocks(preview)),
      small('Nothing has changed yet. You have 15 minutes to publish or discard; only you can see this.'),
    ],
    buttons: previewButtons(preview),
    groupNoun: 'change',
    ...(namesAllCommands(preview) ? { fileWhenCut: wholeFile } : { file: wholeFile }),
  };
}

function headingBlocks({
  incident,
  baseline,
  isLargeDeletion,
  otherIncidentTitles = [],
  step,
}: ChangePreview): Block[] {
  const title = strong(`Preview: ${incident.title}, ${comparisonLabel(baseline)}`);
  const also = otherIncidentTitles.length > 0 ? [paragraph(`Also changed: ${otherIncidentTitles.join(', ')}`)] : [];
  const loss = isLargeDeletion
    ? [paragraph('⚠ More than a fifth of the facts or of the cited sentences would be lost.')]
    : [];
  switch (step) {
    case 'first':
      return [title, ...also, ...loss];
    case 'confirm':
      return [strong('Are you sure?'), ...loss, title, ...also];
    case 'rebased':
      return [
        strong(
          'Someone else changed the knowledge in the meantime. This preview compares with the version that is active now; please check it again.',
        ),
        title,
        ...also,
        ...loss,
      ];
    default:
      return step satisfies never;
  }
}

function otherIncidentItems({ answersAbout }: ChangePreview): Block[] {
  if (!answersAbout) return [];
  return [
    item(
      `Questions in this channel are answered about: ${answersAbout.channelTitle}. You can change that after publishing.`,
    ),
  ];
}

/** A new file may add dozens of commands. */
const maxNamedCommands = 10;

function namesAllCommands({ commandsAdded, commandsRemoved }: ChangePreview): boolean {
  return Math.max(commandsAdded.length, commandsRemoved.length) <= maxNamedCommands;
}

function commandItems({ commandsAdded, commandsRemoved }: ChangePreview): Block[] {
  return [...commandItem('Commands added', commandsAdded), ...commandItem('Commands removed', commandsRemoved)];
}

function commandItem(title: string, names: readonly string[]): Block[] {
  const named = names.slice(0, maxNamedCommands).map((name) => `/${name}`);
  const rest = names.length - named.length;
  return names.length === 0 ? [] : [item(`${title}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`)];
}

/** The questions whose answer changes; users' questions first. */
function questionBlocks({ recentQuestions, bundledQuestions }: ChangePreview): Block[][] {
  return [
    ...changedQuestionBlocks('Recent questions whose answer would change:', recentQuestions),
    ...changedQuestionBlocks('Built-in test questions whose answer would change:', bundledQuestions),
  ];
}

function outcomeItems({ bundledQuestions, recentQuestions }: ChangePreview): Block[] {
  return [
    ...(bundledQuestions ? [item(outcomeComparisonLine('Built-in test questions', bundledQuestions))] : []),
    ...(recentQuestions ? [item(outcomeComparisonLine('Recent questions', recentQuestions))] : []),
  ];
}

function previewButtons({ id, step }: ChangePreview): Button[] {
  const publish =
    step === 'confirm'
      ? { label: 'Yes, publish', action: 'confirm-publish', argument: id }
      : { label: 'Publish', action: 'publish', argument: id };
  return [publish, { label: 'Discard', action: 'discard', argument: id }];
}
