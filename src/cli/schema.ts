import { defineCommand } from 'citty';
import { knowledgeFileJsonSchema } from '../knowledge/schema.ts';
import type { CliContext } from './cli-context.ts';

export const schemaCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'schema', description: 'Print the JSON Schema of knowledge files for editors.' },
    run: () => context.print(JSON.stringify(knowledgeFileJsonSchema(), null, 2)),
  });
