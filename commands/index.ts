import { about } from './about.ts';
import { answerThis } from './answer-this.ts';
import { answerButtons } from './answers.ts';
import { ask } from './ask.ts';
import type { ButtonPress, Command, CommandGroup, FormSent, MessageMenu } from './command.ts';
import { facts, factsPages } from './facts.ts';
import { forgetMe } from './forget-me.ts';
import { gapButtons, gapForms } from './knowledge/gaps.ts';
import { knowledge } from './knowledge/index.ts';
import { logPages } from './knowledge/log.ts';
import { previewButtons } from './knowledge/previews.ts';
import { source } from './source.ts';
import { timeline, timelinePages } from './timeline.ts';
import { unknowns, unknownsPages } from './unknowns.ts';
import { voteButtons } from './votes.ts';

export { factCommands } from './fact-commands.ts';

/** Everything that people may type on every server; registration, dispatch, help and tests read this list. */
export const generalCommands: readonly (Command | CommandGroup)[] = [
  ask,
  facts,
  timeline,
  unknowns,
  source,
  about,
  forgetMe,
  knowledge,
];

export const messageMenus: readonly MessageMenu[] = [answerThis];

export const buttonPresses: readonly ButtonPress[] = [
  ...answerButtons,
  ...voteButtons,
  factsPages,
  timelinePages,
  unknownsPages,
  ...previewButtons,
  ...gapButtons,
  logPages,
];

export const formsSent: readonly FormSent[] = gapForms;

/** Names that no fact's command may take. */
export const reservedNames: readonly string[] = generalCommands.map(({ name }) => name);
