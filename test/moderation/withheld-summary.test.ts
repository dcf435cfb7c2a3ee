import { expect, test } from 'vitest';
import { type FactFingerprint, fingerprintOf } from '../../src/answering/fact-fingerprint.ts';
import { createSnapshot, withheldView } from '../../src/answering/snapshot.ts';
import type { Fact } from '../../src/knowledge/knowledge.ts';
import { summarizeWithheld } from '../../src/moderation/revisions/withheld-summary.ts';
import { sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

const entered = sampleFact('when-entered');
const fingerprint = fingerprintOf(entered, sampleKnowledge.facts);
const elsewhere: FactFingerprint = { answerText: 'a zebra came', quoteTexts: [], exemptFactIds: [] };

/** The sample with `when-entered` replaced by these facts. */
function summaryOf(facts: readonly Fact[], withholdings: readonly (readonly [string, FactFingerprint])[]) {
  const others = sampleKnowledge.facts.filter(({ id }) => id !== 'when-entered');
  const snapshot = createSnapshot({ ...sampleKnowledge, facts: [...others, ...facts] });
  return summarizeWithheld(withheldView(snapshot, new Map(withholdings)));
}

test.each([
  ['nothing is withheld', [entered], [], {}],
  [
    'a fact is withheld under its own id',
    [entered],
    [['when-entered', fingerprint]],
    { withheldFacts: [{ factId: 'when-entered', withholdingId: 'when-entered' }] },
  ],
  [
    'the same answer under another id stays withheld',
    [{ ...entered, id: 'time-of-entry' }],
    [['when-entered', fingerprint]],
    { withheldFacts: [{ factId: 'time-of-entry', withholdingId: 'when-entered' }] },
  ],
  [
    'a fact that two withholdings match is named under its own id',
    [entered],
    [
      ['earlier-id', fingerprint],
      ['when-entered', fingerprint],
    ],
    { withheldFacts: [{ factId: 'when-entered', withholdingId: 'when-entered' }] },
  ],
  [
    'a withholding that matches no fact is named too',
    [entered],
    [['zebra', elsewhere]],
    { withheldUnmatched: ['zebra'] },
  ],
  [
    'matched and unmatched withholdings are listed apart',
    [entered],
    [
      ['when-entered', fingerprint],
      ['zebra', elsewhere],
    ],
    {
      withheldFacts: [{ factId: 'when-entered', withholdingId: 'when-entered' }],
      withheldUnmatched: ['zebra'],
    },
  ],
] as const)('%s', (_, facts, withholdings, summary) => {
  expect(summaryOf(facts, withholdings)).toEqual(summary);
});
