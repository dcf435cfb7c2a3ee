import type { ReplyOf } from '../answering/reply.ts';
import { fileProblemLine } from '../knowledge/problem.ts';
import { item, type Page, plain, small, strong } from './blocks.ts';

/** Every problem counts, but a message holds only so many; then a file that goes along holds them all. */
export function refusedPage({ problems, form }: ReplyOf<'refused'>): Page {
  const lines = problems.map((problem) => fileProblemLine(problem.file, problem));
  return {
    blocks: [
      strong('Refused: what was in force stays in force.'),
      plain(lines.length === 1 ? 'One problem:' : `${lines.length} problems:`),
      ...lines.map((line) => item(line)),
      ...(form ? [small('The form has kept what you typed, for a quarter of an hour.')] : []),
    ],
    buttons: form ? [{ label: 'Open the form again', action: `gap-${form.what}`, argument: `${form.gap},1` }] : [],
    fileWhenCut: { name: 'problems.txt', text: `${lines.join('\n')}\n` },
  };
}
