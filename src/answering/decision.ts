import type { Candidate } from './entry-index.ts';

export type Decision =
  | { readonly kind: 'sure'; readonly best: Candidate }
  | { readonly kind: 'unsure'; readonly choices: readonly Candidate[] }
  | { readonly kind: 'none' };

export function decide(candidates: readonly Candidate[]): Decision {
  const [best, second] = candidates;
  if (!best || best.score < 0.35) return { kind: 'none' };
  if (best.score < 0.5 || best.score - (second?.score ?? 0) < 0.02)
    return { kind: 'unsure', choices: candidates.slice(0, 3) };
  return { kind: 'sure', best };
}
