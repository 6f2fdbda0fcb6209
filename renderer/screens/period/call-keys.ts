import type { CalledPerson } from '#domain/period/call-out';

/** What a key of the board of a call-out notes. */
export type CallAct = 'answered' | 'arrived' | 'cannot' | 'undo' | 'time';

const keys: Readonly<Record<string, CallAct>> = {
  a: 'answered',
  d: 'arrived',
  x: 'cannot',
  t: 'time',
  u: 'undo',
};

/** What a key asks for on the board; undefined for keys that mean nothing there. */
export const actOfKey = (key: string): CallAct | undefined => keys[key.toLowerCase()];

/** Of some people those of whom something can be noted: nobody answers or arrives a second time, and whoever is there cannot be excused. */
export const canBe = (act: CallAct, people: readonly CalledPerson[]): readonly CalledPerson[] =>
  people.filter(({ answeredAt, arrivedAt, excuse }) => {
    switch (act) {
      case 'answered':
        return answeredAt === null && arrivedAt === null;
      case 'arrived':
        return arrivedAt === null;
      case 'cannot':
        return arrivedAt === null && excuse === '';
      case 'undo':
        return answeredAt !== null || arrivedAt !== null || excuse !== '';
      case 'time':
        return true;
      default:
        return act satisfies never;
    }
  });
