import { accessMessages } from './access';
import { deliveryMessages } from './delivery';
import { type Message, type MessageTemplate, fillMessage } from './message';
import { parsingMessages } from './parsing';
import { platformMessages } from './platform';
import { reportingMessages } from './reporting';
import { sheetMessages } from './sheet';

export * from './message';

/** The parts of the catalogue; a code stands in one of them only, and a spec says so. */
export const MESSAGE_PARTS = {
  parsing: parsingMessages,
  reporting: reportingMessages,
  sheet: sheetMessages,
  delivery: deliveryMessages,
  platform: platformMessages,
  access: accessMessages,
} as const;

type Parts = typeof MESSAGE_PARTS;
/** Codes of one part: a context bounds its refusals by them, so that a code without a message does not compile. */
export type MessageCodeOf<Part extends keyof Parts> = keyof Parts[Part] & string;
/** Every code somebody may be told. */
export type MessageCode = { [Part in keyof Parts]: keyof Parts[Part] }[keyof Parts] & string;

const CATALOGUE: Readonly<Record<string, MessageTemplate>> = Object.assign({}, ...Object.values(MESSAGE_PARTS));

export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(CATALOGUE, code);

/** What a code says, with its details filled in: the API, the console, the command line and the sheets all ask here. */
export function message(code: MessageCode, detail: Readonly<Record<string, unknown>> = {}): Message {
  const template = CATALOGUE[code];
  if (!template) throw new Error(`No message for ${code}`);
  return fillMessage(template, detail);
}
