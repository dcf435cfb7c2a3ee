import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './imports.ts';

/** Phrases that a native engineer would hardly write, and what to write instead. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/\bof late\b/i, 'recently'],
  [/\banew\b/i, 'again'],
  [/\bin vain\b/i, 'unanswered, without success'],
  [/\bwhoever\b/i, 'the noun: the user, the operator, the caller'],
  [/\bfares?\b/i, 'results, outcomes'],
  [/\bby now\b/i, 'now'],
  [/\btold (?:otherwise|again|apart)\b/i, 'answered differently, shown again, distinguished'],
  [/\b(?:in|into|out of) force\b/i, 'active, published'],
  [/\bof (?:its|their) own accord\b/i, 'unsolicited, without a request'],
  [/\bcomes? with the weather\b/i, 'expected, transient'],
  [/\bwhat (?:is|was) withheld\b/i, 'withheld facts'],
  [/\bwho asks\b/i, 'the user'],
  [/\bwhat there is\b/i, 'the noun'],
  [/\bwhere there (?:is|was|are|were) (?:none|no one|nobody)\b/i, 'without …, if there is no …'],
  [/\bsome \d/i, 'about'],
  [/\bso (?:many|long), in\b/i, 'up to N, for N ms'],
  [/\bany more\b/i, 'no longer'],
  [/\b(?:is|are|be) told\b/i, 'is shown, gets, is reported'],
  [/\bcomes? near(?:er|est)?\b/i, 'comes close, the closest'],
  [/\bcan be asked\b/i, 'the subject: users can ask, suggestions'],
  [/\bgoes? over the wire\b/i, 'network traffic'],
  [
    /\b(?:Desk|Errand|Deed|Saying|Holding)s?\b/,
    'snapshot, active knowledge, delivery, audit entry, fingerprint, term matches',
  ],
];

/** Files whose text is data, or that hold the phrases on purpose. */
const exempt =
  /^(?:test\/english\.test\.ts|package-lock\.json|knowledge\/.*\.yaml|test\/questions\.jsonl|test\/knowledge\/drafting\/extract-entities\.test\.ts|bench\/off-topic\.txt|src\/answering\/.*\/lexicon\/)/;

const patterns = [
  '{src,commands,test,bench}/**/*.{ts,html,css,md}',
  '*.{md,ts,yaml}',
  '{deploy,.ci,.github}/**/*',
  'knowledge/*.md',
  '.env.example',
  'Dockerfile',
];

const lines = globSync(patterns, { cwd: root, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => /\.(?:ts|md|html|css|yaml|yml|service|example)$|Dockerfile|run$/.test(file) && !exempt.test(file))
  .flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((text, index) => ({ text, place: `${file}:${index + 1}` })),
  );

test.each(slips)('No text says %s; write “%s”', (slip) => {
  const found = lines.filter(({ text }) => slip.test(text)).map(({ place, text }) => `${place} ${text.trim()}`);
  expect(found).toEqual([]);
});
