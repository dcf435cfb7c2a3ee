import type { Preview } from '../answering/change-reply.ts';
import { type Block, type Button, item, type Page, plain, small, strong } from './blocks.ts';
import { changeBlocks, comparedWith, correctionsLine, coverage, inShort, isNothing } from './change-wording.ts';
import { differenceText } from './difference-text.ts';
import { changedQuestions, faresLine } from './fares-wording.ts';
import { withheldItems } from './withheld-wording.ts';

/** What would happen. All that weighs stands first and is never left out; the changes themselves follow, as far as they fit. */
export function previewPage(preview: Preview): Page {
  const { difference } = preview;
  const whole = { name: 'difference.txt', text: differenceText(preview) };
  return {
    blocks: [
      ...heading(preview),
      ...(isNothing(difference) ? [plain('Nothing that people are told changes; wordings and terms may.')] : []),
      item(inShort(difference)),
      item(coverage(difference)),
      ...commands(preview),
      ...fares(preview),
      ...withheldItems(preview),
      item(correctionsLine(preview.corrections)),
      ...changeBlocks(difference, questionBlocks(preview)),
      small('Nothing has changed yet. You can decide for 15 minutes; only you see this.'),
    ],
    buttons: buttonsOf(preview),
    each: 'change',
    ...(namesAll(preview) ? { fileWhenCut: whole } : { file: whole }),
  };
}

function heading({ incident, against, losesMuch, alsoChanges = [], step }: Preview): Block[] {
  const title = strong(`Preview: ${incident.title}, ${comparedWith(against)}`);
  const also = alsoChanges.length > 0 ? [plain(`Along with it: ${alsoChanges.join(', ')}`)] : [];
  const loss = losesMuch ? [plain('⚠ More than a fifth of the facts, or of the sentences, would be lost.')] : [];
  switch (step) {
    case 'first':
      return [title, ...also, ...loss];
    case 'sure':
      return [strong('Are you sure?'), ...loss, title, ...also];
    case 'moved':
      return [
        strong('Somebody else has changed the knowledge in the meantime; this compares it anew.'),
        title,
        ...also,
        ...loss,
      ];
    default:
      return step satisfies never;
  }
}

/** So many commands are named; a whole file may bring dozens. */
const mostCommands = 10;

function namesAll({ commandsAdded, commandsRemoved }: Preview): boolean {
  return Math.max(commandsAdded.length, commandsRemoved.length) <= mostCommands;
}

function commands({ commandsAdded, commandsRemoved }: Preview): Block[] {
  return [...commandItem('Commands that come', commandsAdded), ...commandItem('Commands that go', commandsRemoved)];
}

function commandItem(title: string, names: readonly string[]): Block[] {
  const named = names.slice(0, mostCommands).map((name) => `/${name}`);
  const rest = names.length - named.length;
  return names.length === 0 ? [] : [item(`${title}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`)];
}

/** Whoever decides sees which questions it is about, those of people first. */
function questionBlocks({ recentQuestions, ownQuestions }: Preview): Block[][] {
  return [
    ...changedQuestions('Asked here of late, and told otherwise:', recentQuestions),
    ...changedQuestions('Of the project’s questions, told otherwise:', ownQuestions),
  ];
}

function fares({ ownQuestions, recentQuestions }: Preview): Block[] {
  return [
    ...(ownQuestions ? [item(faresLine('The project’s questions', ownQuestions))] : []),
    ...(recentQuestions ? [item(faresLine('Asked here of late', recentQuestions))] : []),
  ];
}

function buttonsOf({ id, step }: Preview): Button[] {
  const put =
    step === 'sure'
      ? { label: 'Yes, put it in force', action: 'sure', argument: id }
      : { label: 'Put in force', action: 'put', argument: id };
  return [put, { label: 'Discard', action: 'discard', argument: id }];
}
