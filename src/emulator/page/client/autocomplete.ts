import { useRef } from 'preact/hooks';
import type { PageCommand, PageOption, PageOptionValue, PageResponses } from '../protocol.ts';
import { describeError } from './connection.ts';
import { originOf, type Session } from './session.ts';
import { useSuggestionList } from './suggestion-list.ts';

/** How long the user must stop typing before the bot is asked, in ms. */
const debounceMs = 150;

type Choice = PageResponses['autocomplete'][number];

export type AutocompleteOptions = {
  readonly session: Session;
  readonly command: PageCommand;
  readonly option: PageOption;
  /** Values taken from suggestions. */
  readonly chosen: Map<string, string | number>;
  /** The values of the other options, on which suggestions may depend. */
  readOthers(): Promise<Readonly<Record<string, PageOptionValue>>>;
};

/** Suggestions of the bot for a text field. */
export function useAutocomplete({ session, command, option, chosen, readOthers }: AutocompleteOptions) {
  const list = useSuggestionList('Suggestions');
  const input = useRef<HTMLInputElement>(null);
  /** `number` counts the requests, so that a late response to an outdated text is dropped. */
  const request = useRef<{ number: number; timer: number | undefined }>({ number: 0, timer: undefined }).current;

  /** A suggestion that continues the typed text is marked, so that Enter takes it; others only with the arrow keys. */
  function markedIndex(text: string, choices: readonly Choice[]): number {
    const typed = text.trim().toLowerCase();
    const equal = choices.findIndex(({ name }) => name.toLowerCase() === typed);
    if (equal >= 0 || chosen.has(option.name) || typed === '') return equal;
    return choices.findIndex(({ name }) => name.toLowerCase().includes(typed));
  }
  async function fetchChoices(text: string): Promise<readonly Choice[]> {
    const { name, subcommand } = command;
    const values = await readOthers();
    const origin = originOf(session.state());
    return session.request('autocomplete', { ...origin, name, subcommand, option: option.name, text, values });
  }
  async function showChoices(): Promise<void> {
    const field = input.current;
    if (!field) return;
    stop();
    const { number } = request;
    list.show([], -1, 'Loading options…');
    const isCurrent = (): boolean => number === request.number && document.activeElement === field;
    try {
      const choices = await fetchChoices(field.value);
      if (!isCurrent()) return;
      const suggestions = choices.map((choice) => ({ label: choice.name, take: () => take(field, choice) }));
      list.show(suggestions, markedIndex(field.value, choices), 'No options match your search');
    } catch (error) {
      if (isCurrent()) list.show([], -1, describeError(error).join(' '));
    }
  }
  function take(field: HTMLInputElement, { name, value }: Choice): void {
    field.value = name;
    chosen.set(option.name, value);
  }
  function schedule(): void {
    clearTimeout(request.timer);
    request.timer = setTimeout(() => void showChoices(), debounceMs);
  }
  function stop(): void {
    clearTimeout(request.timer);
    request.timer = undefined;
    request.number += 1;
  }
  return {
    node: list.node,
    inputProps: {
      ...list.fieldProps,
      ref: input,
      onInput(): void {
        chosen.delete(option.name);
        list.unmark();
        schedule();
      },
      onFocus: schedule,
      onBlur(): void {
        stop();
        list.close();
      },
      onKeyDown(event: KeyboardEvent): void {
        // Escape closes the list, even one that is about to appear, but not the command.
        const closesSoon = event.key === 'Escape' && request.timer !== undefined;
        if (event.key === 'Escape') stop();
        if (list.handleKey(event) || closesSoon) event.stopPropagation();
      },
    },
  };
}
