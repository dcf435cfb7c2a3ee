import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { ZodError, z } from 'zod';
import { unreadableFileMessage } from './article-file.ts';
import type { CliContext } from './cli-context.ts';
import { evaluatePassages, type PassageMetrics } from './evaluation/passages.ts';

export const evaluatePassagesCommand = (context: CliContext) =>
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
      const read = await evaluateFile(args.file);
      if (typeof read === 'string') return context.fail([`${args.file}: ${read}`]);
      context.print(args.json ? JSON.stringify(read) : formatReport(read));
    },
  });

/** The figures, or what is wrong with the file. */
async function evaluateFile(file: string): Promise<PassageMetrics | string> {
  try {
    return evaluatePassages(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof ZodError) return z.prettifyError(error);
    if (error instanceof SyntaxError) return 'this is not JSON';
    return unreadableFileMessage;
  }
}

function formatReport({ topAccuracy, misspeltAccuracy, offTopicAuroc, removedAuroc }: PassageMetrics): string {
  const rows: readonly (readonly [number, string])[] = [
    [topAccuracy, 'first: the best sentence is a right one'],
    [misspeltAccuracy, 'misspelt: the same with a misspelling'],
    [offTopicAuroc, 'off-topic: AUROC against questions about another article'],
    [removedAuroc, 'removed: AUROC against the same questions with their sentences taken out'],
  ];
  return rows.map(([figure, name]) => `${figure.toFixed(3)}  ${name}`).join('\n');
}
