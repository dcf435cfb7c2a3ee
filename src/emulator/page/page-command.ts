import type { MarkdownNode } from './markdown-node.ts';

/** Something that can be chosen. */
export type PageChoice = {
  readonly value: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly isSelected: boolean;
};

/** An option of a command, or what stands for it on a form. */
export type PageOption = {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'file';
  /** Whether the bot suggests values while one types. */
  readonly hasAutocomplete: boolean;
  readonly choices: readonly PageChoice[];
  /** Endings such as `.yaml`; all files where there is none. */
  readonly fileTypes: readonly string[];
  /** The longest text. */
  readonly maxLength: number | undefined;
};

/** A command as it is used; one with subcommands is several. */
export type PageCommand = {
  readonly name: string;
  readonly subcommand: string | undefined;
  /** What is typed for it, without the slash: `knowledge upload`. */
  readonly title: string;
  readonly description: string;
  readonly options: readonly PageOption[];
};

/** What the person's client offers in a place: commands, and commands in the menu of a message. */
export type PageCommandList = {
  readonly commands: readonly PageCommand[];
  readonly messageCommands: readonly string[];
};

export type PageField = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly isRequired: boolean;
} & (
  | {
      readonly kind: 'text';
      readonly isParagraph: boolean;
      readonly min: number;
      readonly max: number;
      readonly value: string;
      readonly placeholder: string;
    }
  | { readonly kind: 'choice'; readonly min: number; readonly max: number; readonly choices: readonly PageChoice[] }
  | { readonly kind: 'file'; readonly max: number; readonly fileTypes: readonly string[] }
);

/** A form that the bot opened; texts stand between its fields. */
export type PageModal = {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly (PageField | { readonly kind: 'text-display'; readonly nodes: readonly MarkdownNode[] })[];
};
