import { type Message, message } from '#kernel';
import type { Finding, Normalisation, Question } from './reading';

/** What a finding says and how it is repaired, from the catalogue. */
export const findingMessage = ({ code, value, detail }: Finding): Message => message(code, { value, ...detail });

export const normalisationMessage = ({ code, from, to }: Normalisation): Message =>
  message(code, { value: from, understood: to, from, to });

export const questionMessage = ({ kind }: Question): Message => message(kind);
