import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { type Command, never } from './command.ts';

/** The slash commands that the knowledge file itself names: `/when-entered` tells the fact of that name. */
export function factCommands(knowledge: Knowledge): readonly Command[] {
  return knowledge.facts.flatMap((fact) => {
    const { command } = fact;
    if (!command) return [];
    const run: Command['run'] = (_, { shift }) => shift.answerer.tell(fact);
    return [{ kind: 'command', ...command, who: 'everyone', options: [], isPrivate: never, run } satisfies Command];
  });
}
