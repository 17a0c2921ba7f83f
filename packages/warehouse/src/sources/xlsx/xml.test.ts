import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { XmlError, XmlScanner } from './xml.js';

type Event = ['open', string, (string | undefined)[]] | ['text', string] | ['close', string];

function scan(pieces: string[]): Event[] | 'refused' {
  const events: Event[] = [];
  const scanner = new XmlScanner({
    open: (name, attributes) =>
      events.push(['open', name, ['a', 'b'].map((key) => attributes.get(key))]),
    text: (text) => addText(events, text),
    close: (name) => events.push(['close', name]),
  });
  try {
    for (const piece of pieces) scanner.push(piece);
    scanner.end();
    return events;
  } catch (error) {
    if (error instanceof XmlError) return 'refused';
    throw error;
  }
}

/** The same by a parser that checks everything that XML demands. */
function scanWithSaxes(text: string): Event[] | 'refused' {
  const events: Event[] = [];
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  let refused = false;
  parser.on('error', () => {
    refused = true;
  });
  parser.on('opentag', ({ name, attributes }) =>
    events.push(['open', name, ['a', 'b'].map((key) => attributes[key])]),
  );
  parser.on('text', (piece) => addText(events, piece));
  parser.on('cdata', (piece) => addText(events, piece));
  parser.on('closetag', ({ name }) => events.push(['close', name]));
  parser.write(text).close();
  return refused ? 'refused' : events;
}

function addText(events: Event[], text: string) {
  const last = events.at(-1);
  if (text === '') return;
  if (last?.[0] === 'text') last[1] += text;
  else if (last !== undefined) events.push(['text', text]);
}

const inner = (events: Event[] | 'refused') => {
  if (events === 'refused') return events;
  const end = events.findLastIndex(([kind]) => kind === 'close');
  return events.slice(0, end + 1);
};

const token = fc.constantFrom(
  '<v>',
  '</v>',
  '<c a="1">',
  '</c>',
  '<c b=\'x>"y\' a = "2" >',
  '<v/>',
  '<c a="&lt;&#65;&#x1EA1;"/>',
  'chữ',
  ' ',
  '\n',
  '&amp;',
  '&#39;',
  '<!-- <v> -->',
  '<![CDATA[<v>&]]>',
  '<?x y?>',
  'a\r\nb',
  '>',
  '&bad;',
  '&',
  '<',
  '"',
);

it('reads what a checking parser reads, in any pieces, and refuses nothing that it takes', () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(token, { maxLength: 12 }),
      fc.array(fc.nat(9), { maxLength: 8 }),
      (tokens, cuts) => {
        const text = `<r>${balanced(tokens)}</r>`;
        const expected = scanWithSaxes(text);
        const pieces: string[] = [];
        let from = 0;
        for (const length of cuts) {
          pieces.push(text.slice(from, from + length));
          from += length;
        }
        const found = scan([...pieces, text.slice(from)]);
        expect(found).toEqual(scan([text]));
        if (expected === 'refused') return;
        taken++;
        expect(inner(found)).toEqual(inner(expected));
      },
    ),
    { seed: 20261125, numRuns: 3_000 },
  );
  expect(taken).toBeGreaterThan(500);
});

/** Closes what is open and drops what closes nothing, so that many texts are well formed. */
function balanced(tokens: string[]): string {
  const open: string[] = [];
  let text = '';
  for (const part of tokens) {
    const closes = /^<\/(\w)>$/.exec(part)?.[1];
    if (closes !== undefined && open.at(-1) !== closes) continue;
    if (closes !== undefined) open.pop();
    const opens = /^<(\w).*[^/]>$|^<(\w)>$/.exec(part);
    if (opens && !part.endsWith('/>')) open.push(opens[1] ?? opens[2] ?? '');
    text += part;
  }
  return (
    text +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

it.each([
  ['an end too early', '<r><v>'],
  ['nothing', ' '],
  ['crossed tags', '<r><v></r></v>'],
  ['two roots', '<r/><r/>'],
  ['text before the root', 'x<r/>'],
  ['a document type', '<!DOCTYPE r [<!ENTITY a "aaaa">]><r>&a;</r>'],
  ['an unknown entity', '<r>&a;</r>'],
  ['an attribute without quotes', '<r a=1/>'],
])('refuses %s', (_, text) => {
  expect(scan([text])).toBe('refused');
});
