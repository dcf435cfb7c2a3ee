import type { Snapshot } from '../../../answering/snapshot.ts';
import { paraphraseKey } from '../../../knowledge/knowledge.ts';
import { maxParaphrases } from './gap-groups.ts';

/** Discord's limit for a text input, in characters. */
const maxFieldLength = 4000;

/**
 * The question of a group and its paraphrases for a knowledge file, without those the file already has and those with redacted data. They
 * include the original question, so that it is kept if a moderator edits the question field.
 */
export function unusedParaphrases(
  paraphrases: readonly string[],
  snapshot: Snapshot,
): { readonly question: string; readonly paraphrases: readonly string[] } {
  const usedKeys = usedParaphraseKeys(snapshot);
  const unused = paraphrases.filter(
    (paraphrase) => !/\[[a-z-]+\]/.test(paraphrase) && !usedKeys.has(paraphraseKey(paraphrase)),
  );
  const [first] = unused;
  let remainingLength = maxFieldLength;
  const fitting = unused.slice(0, maxParaphrases).filter((paraphrase) => {
    remainingLength -= paraphrase.length + 1;
    return remainingLength >= 0;
  });
  return { question: first === undefined ? '' : formatQuestion(first), paraphrases: fitting };
}

function usedParaphraseKeys({ knowledge, withheldFacts }: Snapshot): ReadonlySet<string> {
  const entries = [...knowledge.facts, ...knowledge.notStated, ...withheldFacts.values()];
  return new Set(entries.flatMap(({ question, paraphrases }) => [question, ...paraphrases]).map(paraphraseKey));
}

/** "did he  have a dog" becomes "Did he have a dog?". */
function formatQuestion(question: string): string {
  const line = toSingleLine(question).replace(/[\s?!.,;:]+$/, '');
  return line === '' ? '' : `${line.charAt(0).toUpperCase()}${line.slice(1)}?`;
}

/** Removes control characters, which a knowledge file must not contain, and repeated spaces. */
export function toSingleLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** The paraphrases of a text input, one per line, without duplicates and without the question itself. */
export function parseParaphrases(text: string, question: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => toSingleLine(line).replace(/^[-*•]\s+/, ''));
  const keys = ['', paraphraseKey(question), ...lines.map(paraphraseKey)];
  return lines.filter((line, index) => keys.indexOf(paraphraseKey(line)) === index + 2).slice(0, maxParaphrases);
}
