import type { Mark } from './shown-text.ts';

/** Something that can be chosen. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly detail: string | undefined;
  readonly chosen: boolean;
};

/** An option of a command, or what stands for it on a form. */
export type Option = {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly type: 'text' | 'whole' | 'number' | 'yes-or-no' | 'choice' | 'file';
  /** Whether the bot suggests values while one types. */
  readonly suggests: boolean;
  readonly choices: readonly Choice[];
  /** Endings such as `.yaml`; all files where there is none. */
  readonly fileTypes: readonly string[];
  /** The longest text. */
  readonly longest: number | undefined;
};

/** A command as it is used; one with subcommands is several. */
export type Command = {
  readonly name: string;
  readonly subcommand: string | undefined;
  /** What is typed for it, without the slash: `knowledge upload`. */
  readonly title: string;
  readonly description: string;
  readonly options: readonly Option[];
};

/** What the person's client offers in a place: commands, and commands in the menu of a message. */
export type Offer = { readonly commands: readonly Command[]; readonly menus: readonly string[] };

export type Field = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
} & (
  | {
      readonly kind: 'text';
      readonly isLong: boolean;
      readonly least: number;
      readonly most: number;
      readonly value: string;
      readonly placeholder: string;
    }
  | { readonly kind: 'choice'; readonly least: number; readonly most: number; readonly choices: readonly Choice[] }
  | { readonly kind: 'file'; readonly most: number; readonly fileTypes: readonly string[] }
);

/** A form that the bot opened; texts stand between its fields. */
export type Form = {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly (Field | { readonly kind: 'words'; readonly marks: readonly Mark[] })[];
};
