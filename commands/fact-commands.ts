import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { type Command, never } from './context.ts';
import { createWithheldReply } from './shared/withheld-reply.ts';

/** The slash commands that the knowledge file itself names: `/when-entered` tells the fact of that name. */
export function createFactCommands({ facts }: Pick<Knowledge, 'facts'>): readonly Command[] {
  return facts.flatMap((fact) => {
    const { command } = fact;
    if (!command) return [];
    const run: Command['run'] = (_, { snapshot }) =>
      snapshot.withheldFacts.has(fact.id)
        ? createWithheldReply(fact.id, snapshot)
        : snapshot.answerer.answerEntry(fact);
    return [{ kind: 'command', ...command, access: 'everyone', options: [], ephemeral: never, run } satisfies Command];
  });
}
