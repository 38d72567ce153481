import { guideOf } from '../../catalog/guide.ts';
import { helpOf, optionsOf } from '../../catalog/help.ts';
import type { Kind, ParamSpec } from '../../catalog/kind.ts';
import { GROUPS, KINDS } from '../../catalog/kinds.ts';
import { SOURCES } from '../../catalog/sources.ts';
import { TECHNOLOGIES, type Technology, technologiesOf } from '../../catalog/technologies.ts';
import { formatCount, formatMs, formatParam } from '../../catalog/units.ts';
import type { Command } from '../command.ts';
import { BadInput, EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { didYouMean } from '../suggest.ts';
import { table, wrap } from '../table.ts';

export const DESCRIBE: Command = {
  name: 'describe',
  summary: 'Describes the kinds of components: parameters, units, bounds, defaults, products, sources.',
  operands: [{ name: 'KIND', about: 'Only this kind, with what its parameters mean.', isOptional: true }],
  options: ['json', 'help'],
  details: [
    'JSON: {kinds: {KIND: {label, group, summary, use, pitfall, params: {KEY: {label, type, unit, min, max, default, options, source, help}}, operations: {NAME: ms}, ...}}, technologies: {ID: {name, kinds, about, params: {KEY: {value, source}}, operations: {NAME: {value, source}}}}, sources: {TAG: {title, text, url}}}. Times are ms, payloads KB, bandwidths Gbit/s. The source EST is our own estimate.',
  ],
  async run({ flags, operands }, io) {
    const kinds = operands[0] === undefined ? KINDS : [kindNamed(operands[0])];
    if (flags.has('json'))
      io.out(
        toJson({
          kinds: Object.fromEntries(kinds.map(entryOf)),
          technologies: productsOf(kinds),
          sources: SOURCES,
        }),
      );
    else if (operands[0] === undefined) io.out(overview());
    else io.out(kinds.map(inDetail).join('\n'));
    return EXIT.done;
  },
};

function kindNamed(id: string): Kind {
  const kind = KINDS.find((one) => one.id === id);
  if (kind) return kind;
  const ids = KINDS.map((one) => one.id);
  throw new BadInput(`There is no kind "${id}".${didYouMean(id, ids) || ` There is: ${ids.join(', ')}.`}`);
}

function entryOf(one: Kind): [string, object] {
  const { id, icon: _, params, ...kind } = one;
  return [
    id,
    {
      ...kind,
      ...guideOf(one),
      params: Object.fromEntries(params.map((spec) => [spec.key, told(spec, id)])),
    },
  ];
}

/** With what it and its choices mean. */
function told({ key, ...spec }: ParamSpec, kind: string): object {
  const help = helpOf({ key, ...spec }, kind);
  return spec.type === 'choice' ? { ...spec, help, options: optionsOf({ key, ...spec }) } : { ...spec, help };
}

function productsOf(kinds: readonly Kind[]): Readonly<Record<string, Omit<Technology, 'id'>>> {
  const ofThese = TECHNOLOGIES.filter((one) => kinds.some(({ id }) => one.kinds.includes(id)));
  return Object.fromEntries(ofThese.map(({ id, ...technology }) => [id, technology]));
}

/** A product with its numbers: "Redis: slots 1, serviceTime 0.01 ms". */
function productText(kind: Kind, { name, params, operations = {}, about }: Technology): string {
  const numbers = [
    ...kind.params.flatMap((spec) => {
      const given = params[spec.key];
      return given ? [`${spec.key} ${formatParam(spec, given.value)}`] : [];
    }),
    ...Object.entries(operations).map(([operation, { value }]) => `${operation} ${formatMs(value)}`),
  ];
  return wrap(`${name}: ${numbers.join(', ')}. ${about}`);
}

function overview(): string {
  return GROUPS.flatMap((group) => {
    const kinds = KINDS.filter((kind) => kind.group === group.id);
    const rows = kinds.flatMap((kind) =>
      kind.params.map((spec, i) => [i === 0 ? kind.id : '', ...row(spec)]),
    );
    return kinds.length === 0 ? [] : [`${group.label}\n${table(['Kind', ...HEADING], rows)}`];
  }).join('\n');
}

function inDetail(kind: Kind): string {
  const rows = kind.params.map(row);
  const operations = Object.entries(kind.operations ?? {}).map(([name, ms]) => `${name} ${formatMs(ms)}`);
  const products = technologiesOf(kind.id);
  const tags = [...new Set([...kind.params, ...products.flatMap(figuresOf)].map(({ source }) => source))];
  return [
    `${kind.label} (${kind.id})\n${wrap(Object.values(guideOf(kind)).join(' '))}\n`,
    table(HEADING, rows),
    ...kind.params.map((spec) => wrap(`${spec.key}: ${helpOf(spec, kind.id)}`)),
    ...(operations.length > 0 ? [`\nOperations: ${operations.join(', ')}`] : []),
    ...(products.length > 0 ? ['\nProducts:', ...products.map((one) => productText(kind, one))] : []),
    '',
    ...tags.map((tag) => wrap(`${tag}: ${SOURCES[tag].title}. ${SOURCES[tag].text}`)),
  ]
    .join('\n')
    .concat('\n');
}

function figuresOf({ params, operations = {} }: Technology) {
  return [...Object.values(params), ...Object.values(operations)];
}

const HEADING = ['Parameter', 'Default', 'Bounds', 'Source'] as const;

function row(spec: ParamSpec): readonly string[] {
  return [spec.key, formatParam(spec, spec.default), boundsOf(spec), spec.source];
}

function boundsOf(spec: ParamSpec): string {
  if (spec.type === 'toggle') return 'on or off';
  if (spec.type === 'choice') return spec.options.map(({ value }) => value).join(', ');
  const unit = spec.unit === '' || spec.unit === 'fraction' ? '' : ` ${spec.unit}`;
  return `${formatCount(spec.min)} to ${spec.unlimited ? 'no limit' : formatCount(spec.max)}${unit}`;
}
