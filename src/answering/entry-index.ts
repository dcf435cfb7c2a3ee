import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { functionWords } from './function-words.ts';
import { tokenise } from './tokens.ts';

export type Candidate = { readonly entry: Entry; readonly score: number };
export type EntryIndex = { rank(question: string): Candidate[] };

/** thin first form */
export function indexEntries(knowledge: Knowledge): EntryIndex {
  const entries: Entry[] = [...knowledge.facts, ...knowledge.notStated];
  const docs = entries.flatMap((entry) =>
    [entry.question, ...entry.asked].map((text) => ({ entry, stems: stemsOf(text) })),
  );
  const frequency = new Map<string, Set<string>>();
  for (const { entry, stems } of docs)
    for (const s of stems) (frequency.get(s) ?? frequency.set(s, new Set()).get(s))?.add(entry.id);
  const idf = (s: string) => Math.log(1 + entries.length / (frequency.get(s)?.size ?? 0.5));
  const norm = (stems: Set<string>) => Math.sqrt([...stems].reduce((sum, s) => sum + idf(s) ** 2, 0)) || 1;
  const postings = new Map<string, number[]>();
  const norms = docs.map(({ stems }, at) => {
    for (const s of stems) (postings.get(s) ?? postings.set(s, []).get(s))?.push(at);
    return norm(stems);
  });
  return {
    rank(question) {
      const stems = stemsOf(question);
      const scores = new Map<number, number>();
      for (const s of stems)
        for (const at of postings.get(s) ?? []) scores.set(at, (scores.get(at) ?? 0) + idf(s) ** 2);
      const best = new Map<Entry, number>();
      const own = norm(stems);
      for (const [at, sum] of scores) {
        const doc = docs[at];
        if (!doc) continue;
        const score = sum / (own * (norms[at] ?? 1));
        best.set(doc.entry, Math.max(best.get(doc.entry) ?? 0, score));
      }
      return [...best].map(([entry, score]) => ({ entry, score })).toSorted((a, b) => b.score - a.score);
    },
  };
}

function stemsOf(text: string): Set<string> {
  const tokens = tokenise(text);
  const content = tokens.filter(({ word }) => !functionWords.has(word));
  return new Set((content.length > 0 ? content : []).map(({ stem }) => stem));
}
