import { formatGapArgument } from '../../commands/shared/custom-id.ts';
import { formatFileProblem } from '../knowledge/problem.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { item, type MessageView, paragraph, small, strong } from './blocks.ts';

/** Lists every problem. If they do not fit into the message, a file with all of them is attached. */
export function renderRefusal({ problems, modal }: ReplyOf<'refused'>): MessageView {
  const lines = problems.map((problem) => formatFileProblem(problem.file, problem));
  return {
    blocks: [
      strong('Refused: the active version stays unchanged.'),
      paragraph(lines.length === 1 ? 'One problem:' : `${lines.length} problems:`),
      ...lines.map((line) => item(line)),
      ...(modal ? [small('Your input is kept for 15 minutes. Press “Open the form again” to correct it.')] : []),
    ],
    buttons: modal
      ? [
          {
            label: 'Open the form again',
            action: `gap-${modal.form}`,
            argument: formatGapArgument({ gapId: modal.gapId, page: 1 }),
          },
        ]
      : [],
    fileWhenCut: { name: 'problems.txt', text: `${lines.join('\n')}\n` },
  };
}
