import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { ZodError } from 'zod';
import { unreadableFileMessage } from './article-file.ts';
import type { CliContext } from './cli-context.ts';
import { evaluateIntents, type IntentMetrics } from './evaluation/intents.ts';

const fileFormat = '{train: [[question, intent]], test: [[question, intent]], outOfScope: [question]}';

export const evaluateIntentsCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'intents',
      description: 'Train the classifier on the questions of a file, and measure it on the others.',
    },
    args: {
      file: { type: 'positional', required: false, description: `A JSON file: ${fileFormat}` },
      json: { type: 'boolean', description: 'Print the metrics as one JSON object' },
    },
    async run({ args }) {
      if (!args.file) return context.fail(['No file given. Use `npm run intents -- FILE`.']);
      const metrics = await evaluateFile(args.file);
      if (typeof metrics === 'string') return context.fail([`${args.file}: ${metrics}`]);
      context.print(args.json ? JSON.stringify(metrics) : formatReport(metrics));
    },
  });

/** The metrics, or the problem of the file. */
async function evaluateFile(file: string): Promise<IntentMetrics | string> {
  try {
    return evaluateIntents(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof ZodError) return `the format is wrong. It must be ${fileFormat}.`;
    if (error instanceof SyntaxError) return 'the file is not valid JSON.';
    return unreadableFileMessage;
  }
}

function formatReport({ accuracy, answered, outOfScope, p50, p99, load }: IntentMetrics): string {
  return [
    `${accuracy} %  the right intent is first`,
    `${answered} %  answered with the right intent`,
    `${outOfScope} %  out of scope: not answered`,
    `${p50} ms  a question (median), ${p99} ms (99 of 100); ${load} ms to train`,
  ].join('\n');
}
