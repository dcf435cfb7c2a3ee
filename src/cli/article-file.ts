import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Article, extractArticle, isHtml } from './extract-article.ts';

/** An article, or the problem of its file, shown after the file's name. */
export type ReadArticleResult = { readonly article: Article } | { readonly problem: string };

/** Reads a text or HTML file. */
export async function readArticleFile(file: string): Promise<ReadArticleResult> {
  const bytes = await tryReadFile(file);
  return bytes === undefined ? { problem: unreadableFileMessage } : parseArticle(bytes, file);
}

/** Reads standard input. */
export async function readArticleStream(input: Readable): Promise<ReadArticleResult> {
  return parseArticle(await buffer(input));
}

async function parseArticle(bytes: Uint8Array, file?: string): Promise<ReadArticleResult> {
  const text = decode(bytes);
  if (text === undefined) return { problem: 'the file is not UTF-8 text. Save it as UTF-8 and try again.' };
  return { article: isHtml(text, file) ? await extractArticle(text) : { text } };
}

export const unreadableFileMessage = 'the file cannot be read. Check its name and permissions.';

/** Undefined if the file cannot be read. */
export async function tryReadFile(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

/** Decodes UTF-8, or the charset that an HTML page declares. Undefined if the bytes do not match it. */
function decode(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const charset = /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
