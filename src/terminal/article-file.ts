import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isHtml, readWebPage, type WebPage } from './web-page.ts';

/** An article, or what is wrong with its file, told after the file's name. */
export type ArticleRead = { readonly article: WebPage } | { readonly problem: string };

/** The article of a text or HTML file. */
export async function readArticleFile(file: string): Promise<ArticleRead> {
  const bytes = await readBytes(file);
  return bytes === undefined ? { problem: unreadable } : articleOf(bytes, file);
}

/** The article of what is sent in place of a file. */
export async function readSentArticle(input: Readable): Promise<ArticleRead> {
  return articleOf(await buffer(input));
}

async function articleOf(bytes: Uint8Array, file?: string): Promise<ArticleRead> {
  const text = decode(bytes);
  if (text === undefined) return { problem: 'this is not UTF-8 text. Save it as UTF-8 and try again.' };
  return { article: isHtml(text, file) ? await readWebPage(text) : { text } };
}

/** What is told of a file of which there are no bytes. */
export const unreadable = 'this file cannot be read; is its name right?';

/** What a file holds; undefined where it can't be read. */
export async function readBytes(file: string): Promise<Uint8Array | undefined> {
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
