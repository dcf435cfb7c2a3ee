import type { FaultResult, LoadTestResults, RoundResult } from './results.ts';

/** The results as text for a terminal. */
export function formatTables({
  start,
  stub,
  rounds,
  faults,
  serverCount,
  processor,
  processorCount,
  node,
  crashed,
}: LoadTestResults): string {
  return [
    `${serverCount} servers; Node ${node}, ${processorCount} × ${processor}`,
    `start: answers after ${formatNumber(start.answersAfterSeconds)} s, every server has its commands after ${formatNumber(start.commandsAfterSeconds)} s`,
    `again: answers after ${formatNumber(start.restartAnswersAfterSeconds)} s, commands looked over after ${formatNumber(start.restartCommandsAfterSeconds)} s`,
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
const memoryColumns = ['live MB', 'to', 'RSS MB', 'to', 'at most', 'loop p99 ms', 'errors', 'asked late ms', 'others'];

function roundsTable(title: string, rounds: readonly RoundResult[]): string {
  return [title, row([...columns, ...memoryColumns]), ...rounds.map(roundRow)].join('\n');
}

function roundRow(round: RoundResult): string {
  const { acknowledgement: ack, bot } = round;
  return row([
    ...[formatNumber(round.rate), formatNumber(round.throughput), String(round.sent), String(round.lost)],
    ...[
      formatNumber(ack.p50),
      formatNumber(ack.p99),
      formatNumber(ack.max),
      formatNumber(round.mentions.p99),
      ((bot.cpuSeconds * 1000) / round.sent).toFixed(2),
    ],
    ...[
      formatMegabytes(round.liveBytesBefore),
      formatMegabytes(bot.liveBytes),
      formatMegabytes(round.rssBytesBefore),
      formatMegabytes(bot.rssBytes),
    ],
    ...[
      formatMegabytes(bot.peakRssBytes),
      formatNumber(bot.loopDelayP99Ms),
      String(round.errors),
      formatNumber(round.maxLagMs),
    ],
    round.otherProcessesCpu.toFixed(2),
  ]);
}

function faultRow({ name, sent, lost, lostAvoidably, recoverySeconds }: FaultResult): string {
  return row([name, String(sent), String(lost), String(lostAvoidably), formatNumber(recoverySeconds)]);
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(Math.max(9, cell.length))).join(' ');
}

const formatNumber = (value: number) => String(Math.round(value * 10) / 10);
const formatMegabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
