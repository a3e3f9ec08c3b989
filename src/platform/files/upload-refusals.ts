import { type Message, Problem } from '../problem.js';
import type { ErrorCode } from '../../schema-types.js';
import { endings } from './content.js';

/** Why bytes are not taken, with the status that HTTP has for it. */
export class UploadRefused extends Problem {
  constructor(
    readonly status: number,
    code: ErrorCode,
    message: Message,
  ) {
    super({ code, field: null, message });
  }
}

export const linkUsed = () =>
  new UploadRefused(410, 'LINK_EXPIRED', {
    en: 'This address to send a file to is too old or has been used. Please ask for another.',
    ru: 'Адрес для отправки файла устарел или уже использован. Запросите новый.',
  });

export const tooLarge = (size: number) =>
  new UploadRefused(413, 'BAD_INPUT', {
    en: `The file is larger than was announced: ${size} bytes.`,
    ru: `Файл больше, чем было заявлено (байт: ${size}).`,
  });

export const empty = () => new UploadRefused(400, 'BAD_INPUT', { en: 'The file is empty.', ru: 'Файл пуст.' });

export const wrongContent = (announced: string, found: string) =>
  new UploadRefused(415, 'BAD_INPUT', {
    en: `The file was announced as ${announced}, but its content is ${found}.`,
    ru: `Файл заявлен как ${announced}, но его содержимое — ${found}.`,
  });

export const notStored = () =>
  new UploadRefused(507, 'INTERNAL', {
    en: 'The file could not be stored. Please try again later.',
    ru: 'Не удалось сохранить файл. Повторите попытку позже.',
  });

export const typeNotTaken: Message = {
  en: `Files of this type are not taken; these are: ${endings}.`,
  ru: `Файлы этого типа не принимаются; принимаются: ${endings}.`,
};

export const nameMissing: Message = { en: 'The file needs a name.', ru: 'Укажите имя файла.' };

export const dayUsedUp: Message = {
  en: 'You have sent as many files as one person can on a day. Please come back tomorrow.',
  ru: 'Вы отправили столько файлов, сколько можно за один день. Вернитесь завтра.',
};

export const tooMuchWaiting: Message = {
  en: 'You have sent a lot that is not used anywhere. Use it first, or come back tomorrow.',
  ru: 'Вы отправили много файлов, которые нигде не используются. Используйте их или вернитесь завтра.',
};

export const notThereYet: Message = { en: 'This file has not been sent yet.', ru: 'Этот файл ещё не отправлен.' };

export const tooLargeToRead: Message = {
  en: 'This file is too large to be read here.',
  ru: 'Этот файл слишком велик, чтобы прочитать его здесь.',
};

export const alreadyUsed: Message = {
  en: 'This file is in use already. Please send it again.',
  ru: 'Этот файл уже используется. Отправьте его ещё раз.',
};
