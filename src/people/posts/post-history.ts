import { Temporal } from '@js-temporal/polyfill';
import type { PostRow } from './post.row.js';

/** The post of a history that is held on a day: of several the one that started last. */
export function heldOn<Post extends Pick<PostRow, 'from' | 'to'>>(history: readonly Post[], day: string): Post | null {
  const held = history.filter(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));
  return held.reduce<Post | null>(
    (latest, post) => (latest && (latest.from ?? '') >= (post.from ?? '') ? latest : post),
    null,
  );
}

/**
 * A history with one more post: the one held when it starts ends the day before. One that started on that very day was
 * never held and goes. Without any day a post starts today where it follows another one.
 */
export function withNewPost(history: readonly PostRow[], post: PostRow, today: string): PostRow[] {
  const from = post.from ?? (post.to === null && heldOn(history, today) ? today : null);
  const before = from && heldOn(history, from);
  const others = history.filter((other) => other !== before);
  const ended = before && before.from !== from ? [{ ...before, to: dayBefore(from) }] : [];
  return [...others, ...ended, { ...post, from }];
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
