import { defineCommand } from 'citty';
import { intentPackJsonSchema } from '../knowledge/intents/intent-pack.ts';
import { knowledgeFileJsonSchema } from '../knowledge/schema.ts';
import type { CliContext } from './cli-context.ts';

export const schemaCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'schema',
      description: 'Print the JSON Schema of knowledge files, or of packs of intents, for editors.',
    },
    args: { intents: { type: 'boolean', description: 'Print the schema of packs of intents' } },
    run: ({ args }) =>
      context.print(JSON.stringify(args.intents ? intentPackJsonSchema() : knowledgeFileJsonSchema(), null, 2)),
  });
