import { LESSONS, type Lesson } from '../../templates/lessons.ts';
import type { Command } from '../command.ts';
import { BadInput, EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { didYouMean } from '../suggest.ts';
import { table, wrap } from '../table.ts';
import { COMPARE } from './compare.ts';

export const LESSONS_COMMAND: Command = {
  name: 'lessons',
  summary: 'Lists the lessons: pairs of boards that differ in one thing, with what to watch.',
  operands: [],
  options: ['json', 'help'],
  details: ['JSON: [{id, title, watch, lines, sides: [NAME, NAME], boards: [BOARD, BOARD]}].'],
  async run({ flags }, io) {
    if (flags.has('json')) io.out(toJson(LESSONS.map(entryOf)));
    else
      io.out(
        table(
          ['Id', 'Title', 'What to watch'],
          LESSONS.map(({ id, title, watch }) => [id, title, watch]),
        ),
      );
    return EXIT.done;
  },
};

export const LESSON: Command = {
  name: 'lesson',
  summary: 'Tells of one lesson, and with --run runs both of its boards on the same chance.',
  operands: [{ name: 'LESSON', about: 'Its id, as E18; see lessons.' }],
  options: ['run', 'load', 'seed', 'duration', 'replications', 'json', 'help'],
  details: [
    'Any other command takes one of the two boards as lesson:ID/1 or lesson:ID/2.',
    'JSON: as in lessons, without --run; as of compare with it.',
  ],
  async run(given, io) {
    const lesson = lessonNamed(given.operands[0] ?? '');
    if (given.flags.has('run')) {
      if (!given.flags.has('json')) io.out(`${lesson.title}\n${wrap(lesson.watch)}\n\n`);
      return COMPARE.run({ ...given, operands: boardsOf(lesson) }, io);
    }
    const { title, watch, lines, sides } = lesson;
    if (given.flags.has('json')) io.out(toJson(entryOf(lesson)));
    else
      io.out(
        `${title} (${lesson.id}, ${lines})\n${wrap(watch)}\n\n${table(
          ['Board', 'What it is'],
          boardsOf(lesson).map((board, side) => [board, sides[side] ?? '']),
        )}`,
      );
    return EXIT.done;
  },
};

function lessonNamed(id: string): Lesson {
  const lesson = LESSONS.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (lesson) return lesson;
  const ids = LESSONS.map((one) => one.id);
  throw new BadInput(`There is no lesson "${id}".${didYouMean(id, ids) || ` There is: ${ids.join(', ')}.`}`);
}

function boardsOf({ id }: Lesson): readonly string[] {
  return [`lesson:${id}/1`, `lesson:${id}/2`];
}

function entryOf(lesson: Lesson) {
  return { ...lesson, boards: boardsOf(lesson) };
}
