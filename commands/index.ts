import { about } from './about.ts';
import { answerThis } from './answer-this.ts';
import { ask } from './ask.ts';
import type { ButtonHandler, Command, CommandGroup, MessageContextMenu, ModalHandler } from './context.ts';
import { facts, factsPageButton } from './facts.ts';
import { forgetMe } from './forget-me.ts';
import { help } from './help.ts';
import { gapButtons, gapModals } from './knowledge/gaps.ts';
import { incidentButtons } from './knowledge/incident.ts';
import { knowledge } from './knowledge/index.ts';
import { logPageButton } from './knowledge/log.ts';
import { previewButtons } from './knowledge/preview-buttons.ts';
import { answerButtons } from './shared/answer-buttons.ts';
import { voteButtons } from './shared/vote-buttons.ts';
import { source, sourcePageButton } from './source.ts';
import { timeline, timelinePageButton } from './timeline.ts';
import { unknowns, unknownsPageButton } from './unknowns.ts';

export { createFactCommands } from './fact-commands.ts';

/** Everything that people may type on every server; registration, dispatch, help and tests read this list. */
export const generalCommands: readonly (Command | CommandGroup)[] = [
  ask,
  facts,
  timeline,
  unknowns,
  source,
  help,
  about,
  forgetMe,
  knowledge,
];

export const messageContextMenus: readonly MessageContextMenu[] = [answerThis];

export const buttonHandlers: readonly ButtonHandler[] = [
  ...answerButtons,
  ...voteButtons,
  factsPageButton,
  timelinePageButton,
  unknownsPageButton,
  sourcePageButton,
  ...previewButtons,
  ...incidentButtons,
  ...gapButtons,
  logPageButton,
];

export const modalHandlers: readonly ModalHandler[] = gapModals;

/** Names that no fact's command may take. */
export const reservedCommandNames: readonly string[] = generalCommands.map(({ name }) => name);
