import { always, type CommandGroup } from './command.ts';

export const knowledge: CommandGroup = {
  kind: 'group',
  name: 'knowledge',
  description: 'For moderators: the knowledge that answers come from',
  who: 'moderators',
  commands: [
    {
      kind: 'command',
      name: 'reload',
      description: 'Read the knowledge files again; nothing changes if any of them has a problem',
      options: [],
      isPrivate: always,
      slow: true,
      run: (_, { reload }) => reload(),
    },
    {
      kind: 'command',
      name: 'status',
      description: 'What is in force, and since when',
      options: [],
      isPrivate: always,
      run: (_, { shift }) => ({ kind: 'status', knowledge: shift.knowledge, since: shift.since }),
    },
  ],
};
