import { about } from './about.ts';
import { answerThis } from './answer-this.ts';
import { answerButtons } from './answers.ts';
import { ask } from './ask.ts';
import type { ButtonPress, Command, CommandGroup, MessageMenu } from './command.ts';
import { facts, factsPages } from './facts.ts';
import { knowledge } from './knowledge.ts';
import { source } from './source.ts';
import { timeline, timelinePages } from './timeline.ts';
import { unknowns, unknownsPages } from './unknowns.ts';

export { factCommands } from './fact-commands.ts';

/** Everything that people may type on every server; registration, dispatch, help and tests read this list. */
export const generalCommands: readonly (Command | CommandGroup)[] = [
  ask,
  facts,
  timeline,
  unknowns,
  source,
  about,
  knowledge,
];

export const messageMenus: readonly MessageMenu[] = [answerThis];

export const buttonPresses: readonly ButtonPress[] = [...answerButtons, factsPages, timelinePages, unknownsPages];

/** Names that no fact's command may take. */
export const reservedNames: readonly string[] = generalCommands.map(({ name }) => name);
