import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { defineCommand } from 'citty';
import { draft } from '../knowledge/draft/draft.ts';
import { fail } from './output.ts';
import { printFile } from './print-file.ts';
import { isHtml, readWebPage } from './web-page.ts';

export const draftCommand = defineCommand({
  meta: {
    name: 'draft',
    description: 'Make a knowledge file of an article, to be edited: npm run draft -- article.txt > knowledge/new.yaml',
  },
  args: {
    article: {
      type: 'positional',
      required: false,
      description: 'A text or HTML file; without one, the article is read from standard input',
    },
    id: { type: 'string', valueHint: 'ID', description: 'The id of the incident, which INCIDENT names' },
    title: { type: 'string', valueHint: 'TITLE', description: 'The title of the incident; else the headline' },
  },
  async run({ args }) {
    const from = args.article ?? 'standard input';
    if (args.article === undefined && process.stdin.isTTY)
      return fail(['Name the file of an article, or send the article to standard input.']);
    const bytes = await (args.article === undefined ? buffer(process.stdin) : readBytes(args.article));
    if (bytes === undefined) return fail([`${from}: this file cannot be read; is its name right?`]);
    const text = decode(bytes);
    if (text === undefined) return fail([`${from}: this is not UTF-8 text. Save it as UTF-8 and try again.`]);
    const page = isHtml(text, args.article) ? await readWebPage(text) : { text };
    const drafted = draft(page.text, { ...page, id: args.id, title: args.title });
    if ('problem' in drafted) return fail([`${from}: ${drafted.problem}`]);
    printFile(drafted.yaml, 'draft');
  },
});

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

/** UTF-8, or what an HTML page says that it is written in. */
function decode(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const charset = /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
