import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { ZodError, z } from 'zod';
import { type PassageFigures, passageFigures } from '../evaluation/passages.ts';
import { unreadable } from './article-file.ts';
import type { Caller } from './caller.ts';

export const passagesCommand = (caller: Caller) =>
  defineCommand({
    meta: {
      name: 'passages',
      description: 'How the engine fares on any articles: four figures on a file of questions over passages.',
    },
    args: {
      file: {
        type: 'positional',
        required: true,
        description: 'JSON: {docs: [{sents}], qs: [{d, q, gold, misspelt?}]}',
      },
      json: { type: 'boolean', description: 'Write the figures as one JSON object' },
    },
    async run({ args }) {
      const read = await figuresOfFile(args.file);
      if (typeof read === 'string') return caller.fail([`${args.file}: ${read}`]);
      caller.print(args.json ? JSON.stringify(read) : report(read));
    },
  });

/** The figures, or what is wrong with the file. */
async function figuresOfFile(file: string): Promise<PassageFigures | string> {
  try {
    return passageFigures(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof ZodError) return z.prettifyError(error);
    if (error instanceof SyntaxError) return 'this is not JSON';
    return unreadable;
  }
}

function report({ first, misspelt, offTopic, removed }: PassageFigures): string {
  const rows: readonly (readonly [number, string])[] = [
    [first, 'first: the best sentence is a right one'],
    [misspelt, 'misspelt: the same with a misspelling'],
    [offTopic, 'off-topic: AUROC against questions about another article'],
    [removed, 'removed: AUROC against the same questions with their sentences taken out'],
  ];
  return rows.map(([figure, name]) => `${figure.toFixed(3)}  ${name}`).join('\n');
}
