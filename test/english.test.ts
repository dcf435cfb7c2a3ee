import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  [/\bgoes? over the wire\b/i, 'network traffic'],
  [
    /\b(?:Shift|Desk|Errand|Deed|Saying|Holding)s?\b/,
    'snapshot, active knowledge, delivery, audit entry, fingerprint, term matches',
  ],
];

/** Files whose text is data, or that hold the phrases on purpose. */
const exempt =
  /^(?:test\/english\.test\.ts|package-lock\.json|knowledge\/.*\.yaml|test\/questions\.jsonl|bench\/off-topic\.txt|src\/answering\/.*\/lexicon\/)/;

const files = execFileSync(
  'git',
  ['ls-files', '*.ts', '*.md', '*.yaml', '*.html', '*.sh', '.env.example', 'Dockerfile', 'deploy', '.ci'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '' && !exempt.test(file));

test.each(slips)('Nothing says %s: write “%s”', (slip) => {
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (slip.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
