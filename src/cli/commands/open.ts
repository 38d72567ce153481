import { stringify } from '../../format/format.ts';
import { decodeLink } from '../../sharing/link.ts';
import { briefOf } from '../../templates/templates.ts';
import type { Command } from '../command.ts';
import { BadInput, EXIT } from '../io.ts';
import { soundBoard } from '../loadBoard.ts';

export const OPEN: Command = {
  name: 'open',
  summary: 'Prints the board that a link holds.',
  operands: [{ name: 'LINK', about: 'The fragment, the whole address, or - for standard input.' }],
  options: ['json', 'help'],
  details: ['The output is a saved board, JSON with and without --json.'],
  async run({ operands }, io) {
    const link = operands[0] === '-' ? await io.readInput() : (operands[0] ?? '');
    const decoded = await decodeLink(link, { briefOf });
    if (!decoded.ok) throw new BadInput(decoded.message);
    io.out(stringify(soundBoard(decoded, io)));
    return EXIT.done;
  },
};
