import { contestants, type Material, openContestant } from './contestants.ts';
import { openChance } from './generated/random.ts';
import type { Speed } from './results.ts';
import { knowledgeOfSize, readShipped, readShippedQuestions, wordingsOf } from './work.ts';

/** Numbers of wordings; entries come whole, so what is measured is near these. */
export const sizes: readonly number[] = [30, 300, 3000, 30_000];

/** The machine is never quiet, so everything is measured in turns, several times over, and the median taken. */
const rounds = 5;
/** There are fewer where a round is long. */
const roundsOfMany = 3;
const many = 30_000;
/** How long one contestant may answer in one round, in milliseconds, once it has answered the fewest. */
const patience = 800;
const fewestAsked = 3;
/** So that whoever has time for a few questions has a few of every kind, and the same ones in every run. */
const seed = 1;

type Round = { readonly name: string; readonly index: number; readonly times: readonly number[] };

export function materialOfSize(size: number): Material {
  const knowledge = knowledgeOfSize(readShipped(), size);
  return { knowledge, texts: wordingsOf(knowledge).map(({ text }) => text) };
}

/** Index and answer times of all contestants at one size; `tell` hears of progress. */
export function measureSpeed(size: number): Speed[] {
  const material = materialOfSize(size);
  const questions = openChance(seed).shuffled(readShippedQuestions().map(({ q }) => q));
  const count = size < many ? rounds : roundsOfMany;
  const measured = Array.from({ length: count }, () =>
    contestants.map((name) => measureRound(name, material, questions)),
  ).flat();
  return contestants.map((name) => ({
    ...summary(measured.filter((round) => round.name === name)),
    name,
    wordings: material.texts.length,
  }));
}

/** Each question is asked once, since an engine may remember what it was asked. */
function measureRound(name: string, material: Material, questions: readonly string[]): Round {
  const started = performance.now();
  const answer = openContestant(name, material);
  const index = performance.now() - started;
  const times: number[] = [];
  const end = performance.now() + patience;
  for (const question of questions) {
    const asked = performance.now();
    answer(question);
    const answered = performance.now();
    times.push(answered - asked);
    if (answered > end && times.length >= fewestAsked) break;
  }
  return { name, index, times };
}

/**
 * The time of a question is the median of its rounds, so that what the machine did meanwhile is left out, and what the question
 * itself costs is not.
 */
function summary(measured: readonly Round[]): Omit<Speed, 'name' | 'wordings'> {
  const asked = Math.max(...measured.map(({ times }) => times.length));
  const times = Array.from({ length: asked }, (_, at) => middle(measured.flatMap((round) => round.times[at] ?? [])));
  return {
    index: middle(measured.map(({ index }) => index)),
    median: middle(times),
    p99: quantile(times, 0.99),
    asked,
  };
}

function middle(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
}
