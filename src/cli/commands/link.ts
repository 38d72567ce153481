import { encodeLink } from '../../sharing/link.ts';
import { briefOf } from '../../templates/templates.ts';
import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { readBoard, soundBoard } from '../loadBoard.ts';
import { parseLoad } from '../quantities.ts';

export const LINK: Command = {
  name: 'link',
  summary:
    'Prints the fragment that holds the whole board, to be opened at the load; put it behind the address and a #.',
  operands: [BOARD],
  options: ['load', 'json', 'help'],
  details: ['JSON: {fragment}.'],
  async run({ flags, values, operands }, io) {
    const load = parseLoad(values.get('load')?.[0] ?? '1');
    const board = soundBoard(await readBoard(operands[0] ?? '', io), io);
    const fragment = await encodeLink(board, { briefOf }, load);
    io.out(flags.has('json') ? toJson({ fragment }) : `${fragment}\n`);
    return EXIT.done;
  },
};
