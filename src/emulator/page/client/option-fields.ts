import type { PageCommand } from '../page-command.ts';
import type { PageOptionValue } from '../protocol.ts';
import { createButton, createElement } from './element.ts';
import { createOptionField, type OptionField } from './option-field.ts';
import type { SessionState } from './session-state.ts';

/** The options of a command that is being filled in. */
export type OptionFields = {
  readonly node: HTMLElement;
  /** The buttons that add the options which are left out at first. */
  readonly others: HTMLElement;
  readonly first: () => OptionField | undefined;
  readonly areEmpty: () => boolean;
  /** Rejects with Refusal if a file can't be read. */
  values(): Promise<Record<string, PageOptionValue>>;
  /** Marks those that the reasons are about, and goes to the first of them. */
  mark(reasons: readonly (string | null)[]): void;
};

/** What is required is a field at once, and so is the first one. */
export function createOptionFields(room: SessionState, { name, subcommand, options }: PageCommand): OptionFields {
  const node = createElement('div', { class: 'options' });
  const others = createElement('div', { class: 'other-options', role: 'group', 'aria-label': 'More options' });
  const shown: OptionField[] = [];

  async function values(): Promise<Record<string, PageOptionValue>> {
    const entries = await Promise.all(shown.map(async ({ option, value }) => [option.name, await value()] as const));
    return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
  }
  function add(option: PageCommand['options'][number]): OptionField {
    const field = createOptionField(option, async (typed) => {
      const { [option.name]: _, ...filled } = await values();
      return room.ask('autocomplete', {
        ...room.from(),
        name,
        subcommand,
        option: option.name,
        text: typed,
        values: filled,
      });
    });
    shown.push(field);
    node.append(field.node);
    return field;
  }
  function offer(option: PageCommand['options'][number]): void {
    const more = createButton({ class: 'add-option', title: option.description }, take, `+ ${option.name}`);
    function take(): void {
      more.remove();
      add(option).focus();
    }
    others.append(more);
  }

  for (const option of options) {
    if (option.isRequired || options[0] === option) add(option);
    else offer(option);
  }
  return {
    node,
    others,
    first: () => shown[0],
    areEmpty: () => shown.every(({ isEmpty }) => isEmpty()),
    values,
    mark(reasons) {
      const wrong = shown.filter(({ option }) => reasons.some((reason) => reason?.startsWith(`${option.name} `)));
      for (const field of shown) field.setWrong(wrong.includes(field));
      wrong[0]?.focus();
    },
  };
}
