import type { Message } from '../platform/index.js';
import type { Attendance, RegistrationStatus } from '../schema-types.js';

/** How far registrations have come, as pages and files say it. */
export const registrationStatuses: Record<RegistrationStatus, Message> = {
  INVITED: { en: 'Invited', ru: 'Приглашён' },
  NOMINATED: { en: 'Nominated', ru: 'Выдвинут' },
  PENDING: { en: 'Awaits a decision', ru: 'Ждёт решения' },
  OFFERED: { en: 'Seat offered', ru: 'Предложено место' },
  WAITLISTED: { en: 'On the waiting list', ru: 'В листе ожидания' },
  CONFIRMED: { en: 'Confirmed', ru: 'Подтверждено' },
  DECLINED: { en: 'Declined', ru: 'Отказ' },
  REJECTED: { en: 'Not admitted', ru: 'Отклонено' },
  WITHDRAWN: { en: 'Withdrawn', ru: 'Отозвано' },
  CANCELLED: { en: 'Cancelled', ru: 'Отменено' },
  EXPIRED: { en: 'Expired', ru: 'Срок истёк' },
  SUBSTITUTED: { en: 'Replaced by another', ru: 'Заменён другим' },
};

/** Whether people came, as pages and files say it. */
export const attendances: Record<Attendance, Message> = {
  EXPECTED: { en: 'Expected', ru: 'Ожидается' },
  ATTENDED: { en: 'Attended', ru: 'Присутствовал' },
  PARTIAL: { en: 'Attended in part', ru: 'Присутствовал частично' },
  NO_SHOW: { en: 'Did not come', ru: 'Не явился' },
  EXCUSED: { en: 'Excused', ru: 'Отсутствовал по уважительной причине' },
};
