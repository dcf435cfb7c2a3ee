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
      description: 'Measure sentence retrieval on questions about passages: four metrics.',
    },
    args: {
      file: {
        type: 'positional',
        required: true,
        description: 'JSON: {docs: [{sents}], qs: [{d, q, gold, misspelt?}]}',
      },
      json: { type: 'boolean', description: 'Print the metrics as one JSON object' },
    },
    async run({ args }) {
      const read = await evaluateFile(args.file);
      if (typeof read === 'string') return context.fail([`${args.file}: ${read}`]);
      context.print(args.json ? JSON.stringify(read) : formatReport(read));
    },
  });

/** The metrics, or the problem of the file. */
async function evaluateFile(file: string): Promise<PassageMetrics | string> {
  try {
    return evaluatePassages(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof ZodError) return z.prettifyError(error);
    if (error instanceof SyntaxError) return 'the file is not valid JSON.';
    return unreadableFileMessage;
  }
}

function formatReport({ topAccuracy, misspeltAccuracy, offTopicAuroc, removedAuroc }: PassageMetrics): string {
  const rows: readonly (readonly [number, string])[] = [
    [topAccuracy, 'first: the best sentence answers the question'],
    [misspeltAccuracy, 'misspelt: the same with one misspelling'],
    [offTopicAuroc, 'off-topic: AUROC against questions about another article'],
    [removedAuroc, 'removed: AUROC against the same questions without their answer sentences'],
  ];
  return rows.map(([figure, name]) => `${figure.toFixed(3)}  ${name}`).join('\n');
}
