import type { ReplyOf } from '../answering/reply.ts';
import { coverageOf } from '../knowledge/difference.ts';
import type { Fact } from '../knowledge/knowledge.ts';
import { fileProblemLine } from '../knowledge/problem.ts';
import { type Block, item, type Page, page, plain, small, strong } from './blocks.ts';

/** More lines, or characters in them, than this would not fit into a message beside the rest. */
const mostLines = 8;
const mostCharacters = 1200;

export function statusPage({ knowledge, since }: ReplyOf<'status'>): Page {
  const { cited, sentences } = coverageOf(knowledge);
  const wordings = [...knowledge.facts, ...knowledge.notStated].reduce((sum, { asked }) => sum + asked.length, 0);
  return page(
    strong(`In force: ${knowledge.incident.title} (${knowledge.incident.id})`),
    item(`${knowledge.facts.length} facts, ${knowledge.facts.filter(({ command }) => command).length} with a command`),
    item(`${knowledge.notStated.length} things that the article does not say`),
    item(`${cited} of ${sentences} sentences are cited`),
    item(`${wordings} wordings, ${knowledge.terms.length} terms`),
    small(`In force since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC`),
  );
}

export function reloadedPage({ difference, knowledge, commandsFailed }: ReplyOf<'reloaded'>): Page {
  const { added, removed, changed, covered, notStatedAdded, notStatedRemoved } = difference;
  const nothing = added.length + removed.length + changed.length + notStatedAdded + notStatedRemoved === 0;
  return page(
    strong(nothing ? 'Reloaded; no fact has changed.' : 'Reloaded; this is in force now.'),
    ...some('Added', added),
    ...some('Removed', removed),
    ...some(
      'Changed',
      changed.map(({ after }) => after),
    ),
    ...(notStatedAdded + notStatedRemoved > 0
      ? [plain(`Not stated: ${notStatedAdded} added, ${notStatedRemoved} removed`)]
      : []),
    plain(
      `${knowledge.facts.length} facts; sentences cited: ${covered.after.cited} of ${covered.after.sentences} (before: ${covered.before.cited} of ${covered.before.sentences})`,
    ),
    ...(commandsFailed
      ? [
          plain(
            'Discord did not take the changed slash commands; everything else is in force. Try /knowledge reload again in a minute.',
          ),
        ]
      : []),
  );
}

function some(title: string, facts: readonly Fact[]): Block[] {
  if (facts.length === 0) return [];
  const shown = facts.slice(0, mostLines).map(({ id, answer }) => item(`${id}: ${answer}`));
  return [plain(`${title}: ${facts.length}`), ...shown, ...more(facts.length - shown.length)];
}

/** Every problem counts, but a message holds only so many; then a file that goes along holds them all. */
export function refusedPage({ problems }: ReplyOf<'refused'>): Page {
  const lines = problems.map((problem) => fileProblemLine(problem.file, problem));
  const shown = lines.slice(0, mostLines);
  const isLong = lines.length > mostLines || lines.join('').length > mostCharacters;
  const said = page(
    strong('Not reloaded: what was in force stays in force.'),
    plain(lines.length === 1 ? 'One problem:' : `${lines.length} problems:`),
    ...shown.map((line) => item(line)),
    ...more(lines.length - shown.length),
    small(isLong ? 'The file has them all; npm run verify shows them too.' : 'npm run verify shows them too.'),
  );
  return isLong ? { ...said, file: { name: 'problems.txt', text: `${lines.join('\n')}\n` } } : said;
}

function more(count: number): Block[] {
  return count > 0 ? [small(`and ${count} more`)] : [];
}
