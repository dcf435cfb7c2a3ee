import { defineCommand } from 'citty';
import { fileJsonSchema } from '../knowledge/schema.ts';
import type { Caller } from './caller.ts';

export const schemaCommand = (caller: Caller) =>
  defineCommand({
    meta: { name: 'schema', description: 'Print the JSON Schema of knowledge files, for editors.' },
    run: () => caller.print(JSON.stringify(fileJsonSchema(), null, 2)),
  });
