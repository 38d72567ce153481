import { encodeLink } from '../../sharing/link.ts';
import { briefOf } from '../../templates/templates.ts';
import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { readBoard, soundBoard } from '../loadBoard.ts';

export const LINK: Command = {
  name: 'link',
  summary: 'Prints the fragment that holds the whole board; put it behind the address and a #.',
  operands: [BOARD],
  options: ['json', 'help'],
  details: ['JSON: {fragment}.'],
  async run({ flags, operands }, io) {
    const board = soundBoard(await readBoard(operands[0] ?? '', io), io);
    const fragment = await encodeLink(board, { briefOf });
    io.out(flags.has('json') ? toJson({ fragment }) : `${fragment}\n`);
    return EXIT.done;
  },
};
