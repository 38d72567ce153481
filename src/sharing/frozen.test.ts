import { describe, expect, it } from 'vitest';
import { parseBoard, stringify } from '../format/format.ts';
import { crc32 } from './bytes.ts';
import * as codes from './codes.ts';
import { DICTIONARY } from './dictionary.ts';
import { decodeLink } from './link.ts';

/** A link as version 1 made it, and the board it was made of. Neither ever changes: others have such links. */
const LINK = [
  'h1.gARs14pdbZbPSxtBFMfnvZnM7ibpkpa20EvZS3szNdYeu5Ui9WJpaIXeepDEagmNVFprCcsWPKiUpe2lVHT16CmnICIo4h-Ro',
  '4gnT6Ignv3ObiCKOewOO7ydeT_mfefTlv4IIoFFEHhH4cq30lG4Kj6i_AncHLfWjnd2vNO15X83OAn4CXdQsBQxjGSm_FEZF_3FZ',
  '6L09Bo-VSuIFN0oPtXHIay4CyAd5SsYM2wgDokZHSz1DQ6I8kjfQH_yLqEh69NQ9o5F56B0JnuYVzormc5Omrmr1YaHADZXDxxO0',
  'Oc6RPAV4AtT0zVTy1HYpT2PW-VLtZpOF8UEjER3oht0sjCkZapWM4r6Nu3dJOmvkYfZnnHNfIUwld-8G_OeJP-PgS0NP80Us-ZSS',
  'f1EC_bISOLllPHFMCm4C4U1hPh-cu6FmJ2c084m6wVSSmYeBpYs6B8nnPvNHpHNHMvsIgkW7fsNLjQ5IyXb8lZ4pprsiCq5bW5E7',
  'C7SBjXZEsPEQzEXFujRBfN_SbfXV8glZn9v_jnGx3f5JemDXOODZIvc8Nc9bTE5yom3bZLahiUeFWUpg1FQrElnC4T9d_c1vMmvE',
  'z7ybMdLfzj5gbQfMIvwQTT_kyTn4V4UDikiFSlt5fgk9BzFLZoI7gTkm125lXPDv-fYil1Wh9Inq7nF342XgVJm0O4SOZc',
].join('');

const BOARD = `{
  "format": "headroom",
  "version": 1,
  "name": "Garage ~ “v1”",
  "template": "gone",
  "components": {
    "api": {
      "kind": "app_service",
      "name": "API 负载 🚗",
      "x": 272,
      "params": { "serviceShape": "gamma", "serviceCv": 0.7, "threading": "blocking", "errorRate": 0.001 }
    },
    "copy": {
      "kind": "read_replica",
      "x": 816,
      "y": 64,
      "params": { "replicas": 2 },
      "origin": { "by": "ours" }
    },
    "db": {
      "kind": "relational_primary",
      "name": "Bookings",
      "x": 544,
      "y": 64,
      "operations": { "reserve": 7.25, "write": 4 }
    },
    "edge": {
      "kind": "load_balancer_l7",
      "x": 0.5,
      "y": 13,
      "params": { "balancing": "round robin", "openConnections": 20000 }
    },
    "hot": { "kind": "cache_lookaside", "x": 544, "y": -136, "params": { "hitRatio": 0.85 } },
    "jobs": { "kind": "message_queue", "x": 272, "y": 200 },
    "mailer": { "kind": "worker", "x": 272, "y": 336, "params": { "slots": 16 } },
    "pay": { "kind": "third_party_api", "name": "Payment", "x": 544, "y": 264 },
    "people": {
      "kind": "client_mobile",
      "name": "Drivers",
      "x": -272,
      "params": { "timeout": 5000 },
      "origin": { "by": "notes", "lines": "L41-42", "refs": ["PG-20", "PG-21"] }
    }
  },
  "connections": {
    "api-db": {
      "from": "api",
      "to": "db",
      "label": "free places",
      "protocol": "SQL",
      "access": "read",
      "when": "miss",
      "of": "api-hot",
      "step": 2,
      "classes": { "find": { "calls": 2 } }
    },
    "api-hot": { "from": "api", "to": "hot", "protocol": "RESP", "access": "read", "classes": { "find": {} } },
    "api-jobs": {
      "from": "api",
      "to": "jobs",
      "protocol": "enqueue",
      "mode": "send",
      "step": 4,
      "classes": { "book": {} }
    },
    "api-pay": {
      "from": "api",
      "to": "pay",
      "protocol": "HTTPS",
      "calls": 3,
      "pattern": "parallel",
      "need": 2,
      "step": 3,
      "rtt": 40,
      "classes": { "book": {} }
    },
    "book": {
      "from": "api",
      "to": "db",
      "protocol": "SQL",
      "access": "write",
      "operation": "reserve",
      "step": 2,
      "timeout": 800,
      "classes": { "book": { "calls": 1.5, "operation": "write" } }
    },
    "db-copy": {
      "from": "db",
      "to": "copy",
      "protocol": "WAL",
      "mode": "replicate",
      "operation": "apply",
      "after": "write"
    },
    "edge-api": { "from": "edge", "to": "api", "protocol": "HTTP", "balancing": "two choices" },
    "jobs-mailer": { "from": "jobs", "to": "mailer", "protocol": "jobs", "mode": "send" },
    "people-edge": {
      "from": "people",
      "to": "edge",
      "protocol": "HTTPS",
      "rtt": 45,
      "rttCv": 0.4,
      "payload": 2.5
    }
  },
  "classes": {
    "book": { "rate": [{ "label": "a second", "value": 3.75 }] },
    "find": {
      "name": "Find a place",
      "description": "Looks for a free place.",
      "sources": { "people": 1 },
      "rate": [
        { "label": "Drivers a day", "value": "drivers" },
        { "label": "seconds a day", "value": 86400, "divide": true },
        { "label": "at noon", "value": "peak" }
      ]
    }
  },
  "assumptions": {
    "drivers": {
      "label": "Drivers a day",
      "value": 250000,
      "unit": "people",
      "origin": { "by": "notes", "lines": "L41-42", "refs": ["PG-20", "PG-21"] }
    },
    "peak": { "label": "Peak", "value": 5 }
  },
  "derivations": {
    "rows": {
      "label": "Rows a year",
      "unit": "M",
      "factors": [
        { "label": "Drivers a day", "value": "drivers" },
        { "value": 365 },
        { "label": "a million", "value": 1000000, "divide": true }
      ],
      "origin": { "by": "ours" }
    }
  },
  "objectives": {
    "find-p95": { "class": "find", "metric": "p95", "limit": 120 },
    "sure": {
      "class": "book",
      "metric": "success",
      "limit": 0.9995,
      "origin": { "by": "notes", "lines": "L41-42", "refs": ["PG-20", "PG-21"] }
    }
  },
  "brief": {
    "api-1": {
      "section": "api",
      "order": 1,
      "title": "POST /book",
      "text": "Two lines.\\nThe second.",
      "rows": [{ "name": "place", "type": "id" }, { "name": "from", "type": "time", "note": "start" }],
      "origin": { "by": "notes", "lines": "L41-42", "refs": ["PG-20", "PG-21"] }
    },
    "why": { "section": "questions", "title": "Why?" }
  }
}
`;

const sum = (text: string): number => crc32(new TextEncoder().encode(text));

describe('links of version 1 that were sent', () => {
  it('open as the board they were made of', async () => {
    const result = await decodeLink(LINK, { briefOf: async () => null });
    expect(result).toMatchObject({ ok: true, problems: [] });
    expect(result.ok && stringify(result.board)).toBe(stringify(parseBoard(BOARD).board!));
  });

  it('need the dictionary they were made with', () => {
    expect(sum(DICTIONARY)).toBe(0x2ae00f30);
  });

  it.each([
    [codes.ACCESS_CODES, 2, 0xaf5d79e4],
    [codes.BALANCING_CODES, 6, 0xbe7a7df6],
    [codes.KIND_CODES, 48, 0xa08736f9],
    [codes.METRIC_CODES, 7, 0xc1fc9714],
    [codes.MODE_CODES, 3, 0x9178465],
    [codes.OPERATION_CODES, 10, 0x5e73503f],
    [codes.ORIGIN_CODES, 2, 0x3217259e],
    [codes.PARAM_CODES, 17, 0xc80fbfb7],
    [codes.PATTERN_CODES, 2, 0x2baa9cce],
    [codes.PROTOCOL_CODES, 26, 0x1efc52bd],
    [codes.SECTION_CODES, 11, 0x53e09122],
    [codes.WHEN_CODES, 3, 0x2be94cf0],
  ])('need their codes where they were: %j', (list, released, expected) => {
    expect(sum(list.slice(0, released).join())).toBe(expected);
  });
});
