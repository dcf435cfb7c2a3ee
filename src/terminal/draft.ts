import { defineCommand } from 'citty';
import { draft } from '../knowledge/draft/draft.ts';
import { readArticleFile, readSentArticle } from './article-file.ts';
import type { Caller } from './caller.ts';
import { printFile } from './print-file.ts';

export const draftCommand = (caller: Caller) =>
  defineCommand({
    meta: {
      name: 'draft',
      description:
        'Make a knowledge file of an article, to be edited: npm run draft -- article.txt > knowledge/new.yaml',
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
      if (args.article === undefined && caller.input.isTTY)
        return caller.fail(['Name the file of an article, or send the article to standard input.']);
      const read = await (args.article === undefined ? readSentArticle(caller.input) : readArticleFile(args.article));
      if ('problem' in read) return caller.fail([`${from}: ${read.problem}`]);
      const drafted = draft(read.article.text, { ...read.article, id: args.id, title: args.title });
      if ('problem' in drafted) return caller.fail([`${from}: ${drafted.problem}`]);
      printFile(drafted.yaml, 'draft');
    },
  });
