import { articleText } from './article-text.ts';
import { draftFile, type Origin } from './draft-file.ts';
import { draftYaml } from './draft-yaml.ts';

/** A knowledge file to edit, or why none could be made. */
export type Drafted = { readonly yaml: string } | { readonly problem: string };

/**
 * Makes a knowledge file of any article, without a word of its own in an answer: each sentence becomes a fact with its
 * speaker, time and questions as far as words alone tell them, and everything is marked as a draft. The file parses.
 */
export function draft(article: string, origin: Origin = {}): Drafted {
  const read = articleText(article);
  return 'problem' in read ? read : { yaml: draftYaml(draftFile(read.text, origin)) };
}
