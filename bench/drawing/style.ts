/** A colour for light pages and one for dark pages. */
type Colour = readonly [light: string, dark: string];

/** By the index of the engine; this engine's is the first. */
const seriesColours: readonly Colour[] = [
  ['#0b63ce', '#5aa9ff'],
  ['#0f8a72', '#3cc4a6'],
  ['#b76a00', '#e3a13c'],
  ['#8a4fd0', '#b98cf2'],
  ['#c2407a', '#f07fae'],
  ['#6b7280', '#9aa4b2'],
];

const partColours: Readonly<Record<string, Colour>> = {
  ink: ['#1f2328', '#e6edf3'],
  soft: ['#59636e', '#9198a1'],
  rule: ['#d1d9e0', '#30363d'],
  track: ['#e8ecf0', '#262c34'],
  wrong: ['#cf3b36', '#f2736c'],
};

/** The style sheet of the chart. It has no background, so it fits light and dark pages. */
export function styleSheet(): string {
  return `
text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
.title { font-size: 14px; font-weight: 600; }
.strong { font-weight: 600; }
.line { fill: none; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
.line.s0 { stroke-width: 3; }
.line.rule { stroke-width: 1; }
${colourRules(0)}
@media (prefers-color-scheme: dark) {
${colourRules(1)}
}
`;
}

function colourRules(scheme: 0 | 1): string {
  const all = [
    ...Object.entries(partColours),
    ...seriesColours.map((colour, index): [string, Colour] => [`s${index}`, colour]),
  ];
  return all
    .map(
      ([name, colour]) =>
        `.${name} { fill: ${colour[scheme]}; } .line.${name} { fill: none; stroke: ${colour[scheme]}; }`,
    )
    .join('\n');
}
