import { defineCommand } from 'citty';
import { draftArticle } from '../knowledge/drafting/draft-article.ts';
import { readArticleFile, readArticleStream } from './article-file.ts';
import type { CliContext } from './cli-context.ts';

export const draftCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'draft',
      description: 'Draft a knowledge file from an article: npm run -s draft -- article.txt > knowledge/new.yaml',
    },
    args: {
      article: {
        type: 'positional',
        required: false,
        description: 'A text or HTML file; if omitted, the article is read from standard input',
      },
      id: { type: 'string', valueHint: 'ID', description: 'The id of the incident, for the INCIDENT setting' },
      title: { type: 'string', valueHint: 'TITLE', description: 'The title of the incident; by default the headline' },
    },
    async run({ args }) {
      const sourceName = args.article ?? 'standard input';
      if (args.article === undefined && context.input.isTTY)
        return context.fail(['Name an article file, or pipe an article to standard input.']);
      const read = await (args.article === undefined
        ? readArticleStream(context.input)
        : readArticleFile(args.article));
      if ('problem' in read) return context.fail([`${sourceName}: ${read.problem}`]);
      const drafted = draftArticle(read.article.text, { ...read.article, id: args.id, title: args.title });
      if ('problem' in drafted) return context.fail([`${sourceName}: ${drafted.problem}`]);
      context.print(drafted.yaml.trimEnd());
    },
  });
