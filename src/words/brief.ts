import { counted } from './plural.ts';

/** The brief of a board: its cards, its data schema, and the numbers that several calculations share. */

export const checkThis = 'Check this';
export const whatItDoes = 'What it does';
export const howWell = 'How well it does it';
export const assumptions = 'Assumptions';
export const api = 'API';
export const data = 'Data';
export const decisions = 'Decisions';
export const tradeOffs = 'Trade-offs';
export const deepDives = 'Deep dives';
export const followUps = 'Follow-up questions';
export const sources = 'Sources';
export const find = 'Find in the brief';
export const findHint = 'A word, a line (L34) or an id (PG-15)';
export const parts = 'Parts of the brief';
export const found = (items: number): string =>
  items === 0 ? 'Nothing answers.' : `${counted(items, { one: 'card answers', other: 'cards answer' })}.`;
export const newItem = 'New';
export const cameWithout = 'This board came without requirements or decisions.';
export const noBrief = 'No brief';
export const goHere =
  'Requirements, assumptions, API, data and decisions of this board go here, and travel with its link.';
export const nothingWritten = 'Nothing is written down yet';
export const draw = 'Draw';
export const writeFirst = 'Write the first requirement';

export const title = 'Title';
export const text = 'Text';
export const done = 'Done';
export const remove = 'Delete';
export const note = 'note';
export const field = 'Field';

export const dataSchema = 'Data schema';
export const schemaHelp =
  'Drawn from the cards. Relations are read off keys, and off types that name a table. A key of another name says “references jobs” in its note; a class above is a row “extends” with its name as the type.';
export const saveAsSvg = 'Save as SVG';
export const wholePicture = 'Show all of it';
export const legible = 'Large enough to read';
export const notLaidOut =
  'The picture could not be laid out. Check the connection and open it again; the list is complete.';
export const tables = 'Tables';
export const edit = 'Edit';

export const dailyUsers = 'Daily users';
export const storageAYear = 'Storage a year';
export const aDay = 'a day';
export const daysAYear = 'days a year';
export const assumption = 'Assumption';
export const sharedNumbers = 'Numbers that several calculations share, such as daily users.';
export const whatFollows = 'What follows';
export const calculation = 'Calculation';
export const calculationName = 'Name of the calculation';
export const assumptionName = 'Name of the assumption';

export const addTo = (section: string): string => `Add to "${section}"`;
export const editItem = (title: string): string => `Edit "${title}"`;
export const fieldName = (index: number): string => `Field ${index}`;
export const fieldType = (index: number): string => `Type of field ${index}`;
export const fieldNote = (index: number): string => `Note on field ${index}`;
export const removeField = (name: string): string => `Remove field ${name}`;

export const schemaFile = (board: string): string => `${board}, schema`;
export const tablesDrawn = (count: number): string => `${tablesOf(count)} drawn`;
export const picture = (tables: number, relations: number): string =>
  `${tablesOf(tables)} and ${counted(relations, { one: 'relation', other: 'relations' })}; the list below says the same`;
const tablesOf = (count: number): string => counted(count, { one: 'table', other: 'tables' });
/** A field with its type, and the key it is where its type does not say so. */
export const fieldOf = (name: string, type: string): string => `${name} (${type})`;
const KEYS = { primary: 'primary key', foreign: 'foreign key' } as const;
export const keyOf = (name: string, type: string, key: keyof typeof KEYS): string =>
  `${name} (${type}, ${KEYS[key]})`;
export const keySigns = { primary: 'PK', foreign: 'FK' } as const;
export const manyOf = (field: string, table: string): string => `${field}: many of ${table}`;
export const isKind = (table: string): string => `a kind of ${table}`;
export const oneOf = (field: string, table: string): string => `${field}: one ${table}`;

export const removeCalculation = (name: string): string => `Delete ${name}`;
export const removeAssumption = (name: string): string => `Delete assumption ${name}`;
