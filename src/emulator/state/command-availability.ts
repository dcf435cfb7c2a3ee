import { type APIApplicationCommand, InteractionContextType, PermissionFlagsBits } from 'discord-api-types/v10';

/** Whether the command is offered in this context. Server commands are offered in their server alone. */
export function isAvailableIn(command: APIApplicationCommand, context: InteractionContextType): boolean {
  if (command.guild_id) return context === InteractionContextType.Guild;
  if (command.contexts) return command.contexts.includes(context);
  return context === InteractionContextType.Guild || command.dm_permission !== false;
}

/** Whether a member with these permissions gets the command; "0" keeps it for administrators. */
export function isAvailableTo(command: APIApplicationCommand, permissions: bigint): boolean {
  if (command.default_member_permissions === null) return true;
  const required = BigInt(command.default_member_permissions);
  const isAdministrator = (permissions & PermissionFlagsBits.Administrator) !== 0n;
  return isAdministrator || (required !== 0n && (permissions & required) === required);
}
