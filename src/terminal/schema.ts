import { defineCommand } from 'citty';
import { fileJsonSchema } from '../knowledge/schema.ts';
import { print } from './output.ts';

export const schemaCommand = defineCommand({
  meta: { name: 'schema', description: 'Print the JSON Schema of knowledge files, for editors.' },
  run: () => print(JSON.stringify(fileJsonSchema(), null, 2)),
});
