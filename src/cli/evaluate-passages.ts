import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { ZodError } from 'zod';
import { unreadableFileMessage } from './article-file.ts';
import type { CliContext } from './cli-context.ts';
import { evaluatePassages, type PassageMetrics } from './evaluation/passages.ts';

const fileFormat = '{docs: [{sents}], qs: [{d, q, gold, misspelt?}]}';
/** How many wrong places of a file are listed. */
const maxPlaces = 5;

export const evaluatePassagesCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'passages',
      description: 'Measure sentence retrieval on questions about passages: four metrics.',
    },
    args: {
      file: {
        type: 'positional',
        required: false,
        description: `A JSON file: ${fileFormat}`,
      },
      json: { type: 'boolean', description: 'Print the metrics as one JSON object' },
    },
    async run({ args }) {
      if (!args.file) return context.fail(['No file given. Use `npm run evaluate:passages -- FILE`.']);
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
    if (error instanceof ZodError) {
      const places = error.issues.slice(0, maxPlaces).map(({ path }) => path.join('.') || 'the whole file');
      return `the format is wrong at ${places.join(', ')}. It must be ${fileFormat}.`;
    }
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
