import type { Fault, Results, Round } from './results.ts';

/** What a run found, for a terminal. */
export function tablesOf({
  start,
  stub,
  rounds,
  faults,
  servers,
  processor,
  processors,
  node,
  crashed,
}: Results): string {
  return [
    `${servers} servers; Node ${node}, ${processors} × ${processor}`,
    `start: answers after ${one(start.answersAfter)} s, every server has its commands after ${one(start.commandsAfter)} s`,
    `again: answers after ${one(start.answersAgainAfter)} s, commands looked over after ${one(start.commandsAgainAfter)} s`,
    '',
    roundsTable('the bot', rounds),
    '',
    roundsTable('a stub that answers at once', stub),
    '',
    row(['fault', 'sent', 'lost', 'of these needlessly', 'ready after s']),
    ...faults.map(faultRow),
    crashed ? 'The bot ended by itself.' : 'No crash.',
  ].join('\n');
}

const columns = ['rate', 'held', 'sent', 'lost', 'ack p50', 'p99', 'max ms', 'mention p99', 'CPU ms each'];
const more = ['live MB', 'to', 'RSS MB', 'to', 'at most', 'loop p99 ms', 'errors', 'asked late ms', 'others'];

function roundsTable(title: string, rounds: readonly Round[]): string {
  return [title, row([...columns, ...more]), ...rounds.map(roundRow)].join('\n');
}

function roundRow(round: Round): string {
  const { acknowledgement: ack, bot } = round;
  return row([
    ...[one(round.rate), one(round.held), String(round.sent), String(round.lost)],
    ...[one(ack.p50), one(ack.p99), one(ack.max), one(round.mentions.p99), ((bot.cpu * 1000) / round.sent).toFixed(2)],
    ...[megabytes(round.liveBefore), megabytes(bot.live), megabytes(round.rssBefore), megabytes(bot.rss)],
    ...[megabytes(bot.peakRss), one(bot.delayP99), String(round.errors), one(round.behind)],
    round.others.toFixed(2),
  ]);
}

function faultRow({ name, sent, lost, lostNeedlessly, readyAfter }: Fault): string {
  return row([name, String(sent), String(lost), String(lostNeedlessly), one(readyAfter)]);
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(Math.max(9, cell.length))).join(' ');
}

const one = (value: number) => String(Math.round(value * 10) / 10);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
