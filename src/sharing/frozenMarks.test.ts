import { expect, it } from 'vitest';
import { parseBoard, stringify } from '../format/format.ts';
import { decodeLink, encodeLink } from './link.ts';

/** A link with drawings on it as version 1 made it. Neither it nor what it says ever changes: others have such links. */
const LINK =
  'h1.2gJUz5pYm8YoEJ4BjISkfFCVk1gEzNLAFlA2MCDzgWGYlF8BKVHsQc2GVAbH4mxwPgAlO3DRoVBXp_CoYQ44KzxqmMuVlllUXKLwYsv8F3v3QhpPQPtSCxiMgVRRPrABUJJaAYzK1AxgQwdoCjAxg3wFStMlwMouB9jWALWpgK3FTCGOf6eZWSYwL2DbwHmAh4WNgeENS-URlh28TDwMbTfZWFhYGBheML1gYmQWYP62nIX1gF2DUYMkJzsT07_pCUwHeRpYG8wb5FhYmYECqmwHdjMesFsi80CIhY35Hzv7g9gHsRM4JnCwMP-by8H8hnlO7RunD9wyHAYMC9i-MN1g-sLUAsQlX5gcvzA9ZPzCdBbIewjES4F4IZDP84VpB5DaAuQ-AeI9QHwGyFf5wtQJpGZCVV8E4o9AfuQXpggWCX4RSTllLMS_dgFGm0bJB7EH2FmYGKcxsZ1gZAADAA';

const BOARD = `{
  "format": "headroom",
  "version": 1,
  "name": "Whiteboard",
  "components": {
    "api": { "kind": "app_service", "name": "API", "x": 400 }
  },
  "marks": {
    "arrow": {
      "kind": "line",
      "x": 10,
      "y": 20,
      "width": 30,
      "height": 40,
      "text": "asks",
      "heads": "end",
      "points": [0, 0, 15.5, -3, 30, 40],
      "from": "box",
      "to": "api",
      "order": 1
    },
    "both": {
      "kind": "line",
      "size": "s",
      "dash": "dotted",
      "heads": "both",
      "points": [0, 0, 9, 9],
      "to": "note",
      "order": 1
    },
    "box": {
      "kind": "rectangle",
      "y": 200,
      "width": 160,
      "height": 80,
      "text": "Redis?",
      "color": "blue",
      "dash": "dashed",
      "fill": "soft",
      "order": -2
    },
    "note": {
      "kind": "note",
      "x": -40,
      "y": 16,
      "width": 176,
      "height": 96,
      "text": "Ask for the ratio ~ “reads”\\nfirst 负载",
      "color": "yellow",
      "size": "l",
      "order": 1,
      "locked": true,
      "origin": { "by": "ours" }
    },
    "round": {
      "kind": "ellipse",
      "x": 600,
      "y": 200,
      "width": 90.5,
      "height": 60,
      "color": "green",
      "fill": "solid",
      "order": 1
    },
    "step": {
      "kind": "step",
      "x": 300,
      "y": 300,
      "width": 26,
      "height": 26,
      "text": "3",
      "color": "red",
      "order": 1
    },
    "stroke": {
      "kind": "stroke",
      "x": 12.3,
      "y": 400.7,
      "width": 213.9,
      "height": 38,
      "color": "purple",
      "size": "xl",
      "points": [
        0,
        20,
        9.3,
        28.6,
        18.6,
        35.1,
        27.9,
        38,
        37.2,
        36.4,
        46.5,
        30.8,
        55.8,
        22.5,
        65.1,
        13.7,
        74.4,
        6.4,
        83.7,
        2.4,
        93,
        2.7,
        102.3,
        7.3,
        111.6,
        15,
        120.9,
        23.9,
        130.2,
        31.8,
        139.5,
        36.9,
        148.8,
        37.8,
        158.1,
        34.4,
        167.4,
        27.4,
        176.7,
        18.6,
        186,
        10.2,
        195.3,
        4.2,
        204.6,
        2,
        213.9,
        4.2
      ],
      "pressure": [
        0.3,
        0.4,
        0.5,
        0.6,
        0.7,
        0.3,
        0.4,
        0.5,
        0.6,
        0.7,
        0.3,
        0.4,
        0.5,
        0.6,
        0.7,
        0.3,
        0.4,
        0.5,
        0.6,
        0.7,
        0.3,
        0.4,
        0.5,
        0.6
      ],
      "order": 7
    },
    "text": {
      "kind": "text",
      "x": 1.5,
      "y": -80,
      "width": 300,
      "height": 24,
      "text": "Behind this all is stateless",
      "color": "gray",
      "wrap": true,
      "order": 1
    }
  }
}
`;

const briefs = { briefOf: () => Promise.resolve(null) };

it('a link with drawings still opens, to the last tenth of a pixel', async () => {
  const decoded = await decodeLink(LINK, briefs);
  if (!decoded.ok) throw new Error(decoded.message);
  expect(decoded.problems).toEqual([]);
  expect(stringify(decoded.board)).toBe(stringify(parseBoard(BOARD).board!));
});

it('a drawn line of handwriting costs a few characters for each bend', async () => {
  const decoded = await decodeLink(LINK, briefs);
  if (!decoded.ok) throw new Error(decoded.message);
  const { marks, ...bare } = decoded.board;
  const points = Object.values(marks).reduce((sum, mark) => sum + (mark.points?.length ?? 0) / 2, 0);
  const longer =
    (await encodeLink(decoded.board, briefs)).length -
    (await encodeLink({ ...bare, marks: {} }, briefs)).length;
  expect(points).toBeGreaterThan(20);
  expect(longer / points).toBeLessThan(16);
});
