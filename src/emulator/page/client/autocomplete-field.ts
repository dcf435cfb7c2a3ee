import type { PageResponses } from '../protocol.ts';
import { RequestError } from './connection.ts';
import { createSuggestionList, type Suggestion } from './suggestion-list.ts';

/** Asks the bot what it suggests for what is typed. */
export type FetchSuggestions = (typed: string) => Promise<PageResponses['autocomplete']>;

/** How long nothing must be typed before the bot is asked, in ms. */
const pause = 150;

/** A field for which the bot suggests values while one types. */
export type AutocompleteField = {
  readonly node: HTMLElement;
  /** The value of the suggestion that was taken; undefined once something else is typed. */
  chosen(): string | number | undefined;
};

export function createAutocompleteField(field: HTMLInputElement, suggest: FetchSuggestions): AutocompleteField {
  const list = createSuggestionList(field, { title: 'Suggestions', marked });
  let taken: PageResponses['autocomplete'][number] | undefined;
  let clock: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  /** What goes on as one has begun is marked, and Enter takes it; other words than one's own are only taken by who goes to them. */
  function marked(suggestions: readonly Suggestion[]): number {
    const typed = field.value.trim().toLowerCase();
    const same = suggestions.findIndex(({ label }) => label.toLowerCase() === typed);
    if (same >= 0 || taken || typed === '') return same;
    return suggestions.findIndex(({ label }) => label.toLowerCase().includes(typed));
  }
  async function ask(): Promise<void> {
    clock = undefined;
    asked += 1;
    const mine = asked;
    list.show([], 'Loading options…');
    const answer = await suggest(field.value).catch((error) => error);
    // Whoever types on has asked anew: an answer that comes late is for words that are not there any more.
    if (mine !== asked || document.activeElement !== field) return;
    if (answer instanceof Error) return list.show([], answer instanceof RequestError ? answer.message : String(answer));
    const choices: PageResponses['autocomplete'] = answer;
    list.show(
      choices.map((choice) => ({ label: choice.name, take: () => take(choice) })),
      'No options match your search',
    );
  }
  function take(choice: PageResponses['autocomplete'][number]): void {
    taken = choice;
    field.value = choice.name;
  }
  function askSoon(): void {
    clearTimeout(clock);
    clock = setTimeout(() => void ask(), pause);
  }
  function stopAsking(): void {
    clearTimeout(clock);
    clock = undefined;
    asked += 1;
  }

  field.addEventListener('input', () => {
    taken = undefined;
    list.unmark();
    askSoon();
  });
  field.addEventListener('focus', askSoon);
  field.addEventListener('blur', () => {
    stopAsking();
    list.close();
  });
  field.addEventListener('keydown', (event) => {
    // Escape is meant for the list, also for one that is only about to come.
    const isComing = event.key === 'Escape' && clock !== undefined;
    if (event.key === 'Escape') stopAsking();
    if (list.handle(event) || isComing) event.stopPropagation();
  });
  return { node: list.node, chosen: () => taken?.value };
}
