import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { type Command, never } from './command.ts';
import { withheldReply } from './withheld.ts';

/** The slash commands that the knowledge file itself names: `/when-entered` tells the fact of that name. */
export function factCommands({ facts }: Pick<Knowledge, 'facts'>): readonly Command[] {
  return facts.flatMap((fact) => {
    const { command } = fact;
    if (!command) return [];
    const run: Command['run'] = (_, { shift }) =>
      shift.withheld.has(fact.id) ? withheldReply(fact.id, shift) : shift.answerer.tell(fact);
    return [{ kind: 'command', ...command, who: 'everyone', options: [], isPrivate: never, run } satisfies Command];
  });
}
