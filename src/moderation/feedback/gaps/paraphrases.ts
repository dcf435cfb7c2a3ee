import type { Snapshot } from '../../../answering/snapshot.ts';
import { paraphraseKey } from '../../../knowledge/knowledge.ts';
import { maxParaphrases } from './gap-groups.ts';

/** A field of a form holds no more (Discord, components/reference). */
const maxFieldLength = 4000;

/**
 * The question of a group and its wordings, as a file may take them: without those that it has already, and those in which
 * something is masked. The first one is among them as it was asked, so that it stays when somebody mends the question.
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
export function formatQuestion(question: string): string {
  const line = toSingleLine(question).replace(/[\s?!.,;:]+$/, '');
  return line === '' ? '' : `${line.charAt(0).toUpperCase()}${line.slice(1)}?`;
}

/** Without control characters, which no knowledge file may hold, and with single spaces. */
export function toSingleLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** The wordings that somebody typed, one a line: each once, none that is the question. */
export function parseParaphrases(text: string, question: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => toSingleLine(line).replace(/^[-*•]\s+/, ''));
  const keys = ['', paraphraseKey(question), ...lines.map(paraphraseKey)];
  return lines.filter((line, index) => keys.indexOf(paraphraseKey(line)) === index + 2).slice(0, maxParaphrases);
}
